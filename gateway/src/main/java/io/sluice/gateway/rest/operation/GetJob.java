package io.sluice.gateway.rest.operation;

import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;

/** How far a job has come. */
public final class GetJob implements Operation {
  private final Jobs jobs;

  public GetJob(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return jobs.find(request.principal(), request.path("job"))
        .map(JobDocument::of)
        .map(Reply::document);
  }
}
