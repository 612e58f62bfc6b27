package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html">GetObjectTagging</a>:
 * no object has tags yet, and aws-cli asks for them before it copies a large one.
 */
public final class GetObjectTagging implements Operation {
  private final Objects objects;

  public GetObjectTagging(Objects objects) {
    this.objects = objects;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    return objects
        .stat(request.principal(), new StatObject(request.ref()))
        .map(object ->
            Reply.document(XmlWriter.result("Tagging").open("TagSet").close("TagSet").end()));
  }
}
