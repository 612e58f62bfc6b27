package io.sluice.gateway.rest.operation;

import io.sluice.gateway.look.Jobs;
import io.sluice.gateway.policy.Word;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import java.util.Optional;

/** Begins to read or to scan everything again; does not wait for its end. */
public final class StartJob implements Operation {
  private final Jobs jobs;
  private final Bodies bodies;

  public StartJob(Jobs jobs, Bodies bodies) {
    this.jobs = jobs;
    this.bodies = bodies;
  }

  /** What is sent; bucket and prefix may be null. */
  record Wanted(String kind, String bucket, String prefix) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .compose(wanted -> start(request, wanted))
        .map(job -> Reply.created("/api/v1/jobs/" + job.id(), JobDocument.of(job)));
  }

  private Future<Jobs.State> start(RestRequest request, Wanted wanted) {
    Jobs.Kind kind =
        Word.parse(Jobs.Kind.class, Required.field("kind", wanted.kind))
            .orElseThrow(() ->
                RestFailure.field(
                    "kind", "The kind must be one of " + Word.all(Jobs.Kind.class) + "."));
    Optional<BucketName> bucket =
        Optional.ofNullable(wanted.bucket).map(name -> RestRequest.bucket("bucket", name));
    if (bucket.isEmpty() && wanted.prefix != null) {
      throw RestFailure.field("prefix", "A prefix needs a bucket.");
    }
    return jobs.start(request.caller(), kind, bucket, wanted.prefix == null ? "" : wanted.prefix);
  }
}
