package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">PutObjectTagging</a>.
 * ETag and Last-Modified of the object stay.
 */
public final class PutObjectTagging implements Operation {
  private final Objects objects;
  private final Documents documents;

  public PutObjectTagging(Objects objects, Documents documents) {
    this.objects = objects;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    return documents
        .read(request.body())
        .map(document -> Tagging.ofObject(XmlReader.read(document, Tagging.ROOT)))
        .compose(tags -> put(request, tags))
        .map(object -> Reply.empty(200));
  }

  private Future<ObjectInfo> put(S3Request request, Tags tags) {
    return objects.updateMetadata(
        request.principal(), new UpdateMetadata(request.ref(), Optional.empty(), tags.patch()));
  }
}
