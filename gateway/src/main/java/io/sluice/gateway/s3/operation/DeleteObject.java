package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">DeleteObject</a>,
 * with If-Match. A missing object is deleted already. The conditions on time and size, which AWS
 * has for directory buckets only, are not implemented.
 */
public final class DeleteObject implements Operation {
  private final Objects objects;

  public DeleteObject(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    for (String name : new String[] {"x-amz-if-match-last-modified-time", "x-amz-if-match-size"}) {
      if (request.header(name).isPresent()) {
        throw S3Failure.notImplemented(name, "This condition is not implemented: " + name + ".");
      }
    }
    return objects
        .delete(
            request.principal(),
            new io.sluice.spi.DeleteObject(request.ref(), Conditions.delete(request)))
        .map(deleted -> reply(request));
  }

  private static Reply reply(S3Request request) {
    Fields fields = new Fields();
    if (request.query().has("versionId")) {
      fields.add("x-amz-version-id", Versions.NULL);
    }
    return new Reply.Empty(204, fields);
  }
}
