package io.sluice.gateway.rest.operation;

import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.List;

/** Jobs that this gateway remembers, the newest first. */
public final class ListJobs implements Operation {
  private final Jobs jobs;

  public ListJobs(Jobs jobs) {
    this.jobs = jobs;
  }

  private record Listed(List<JobDocument> jobs) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return jobs.list(request.principal())
        .map(all -> new Listed(all.stream().map(JobDocument::of).toList()))
        .map(Reply::document);
  }
}
