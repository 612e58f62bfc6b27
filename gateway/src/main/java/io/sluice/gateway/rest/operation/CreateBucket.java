package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.Percent;
import io.sluice.gateway.objects.BucketNames;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;

/** Makes a bucket under a name that S3 allows, so that every door can say it. */
public final class CreateBucket implements Operation {
  private final Buckets buckets;
  private final Bodies bodies;

  public CreateBucket(Buckets buckets, Bodies bodies) {
    this.buckets = buckets;
    this.bodies = bodies;
  }

  /** What is sent. */
  record Wanted(String name) {}

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, Wanted.class)
        .map(CreateBucket::name)
        .compose(name -> buckets.create(request.caller(), name))
        .map(CreateBucket::reply);
  }

  private static BucketName name(Wanted wanted) {
    if (wanted.name() == null || !BucketNames.isValid(wanted.name())) {
      throw RestFailure.field(
          "name",
          "A bucket's name has 3 to 63 lower-case letters, digits, dots and dashes, and begins and "
              + "ends with a letter or digit.");
    }
    return new BucketName(wanted.name());
  }

  private static Reply reply(BucketInfo bucket) {
    String location = "/api/v1/buckets/" + Percent.encode(bucket.name().value());
    return Reply.created(location, BucketDocument.of(bucket));
  }
}
