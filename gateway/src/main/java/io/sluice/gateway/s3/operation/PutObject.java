package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.Future;
import java.util.Set;

/** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>. */
public final class PutObject implements Operation {
  private final Objects objects;
  private final MetadataHeaders metadata;

  public PutObject(Objects objects, MetadataHeaders metadata) {
    this.objects = objects;
    this.metadata = metadata;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    refusePart(request);
    return objects
        .put(
            request.principal(),
            new io.sluice.gateway.objects.PutObject(
                request.ref(),
                metadata.of(request),
                Uploading.body(request),
                Set.of(),
                Conditions.write(request)))
        .map(PutObject::reply);
  }

  /** Half of UploadPart's parameters must not overwrite an object. */
  private static void refusePart(S3Request request) {
    for (String name : new String[] {"partNumber", "versionId"}) {
      if (request.query().has(name)) {
        String value = request.query().text(name);
        throw S3Failure.argument(name, value, "This operation does not take " + name + ".");
      }
    }
  }

  private static Reply reply(ObjectInfo object) {
    return new Reply.Empty(200, Uploading.fields(object.etag(), object.checksums()));
  }
}
