package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlReader;
import io.vertx.core.Future;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html">PutBucketTagging</a>.
 */
public final class PutBucketTagging implements Operation {
  private final Buckets buckets;
  private final Documents documents;

  public PutBucketTagging(Buckets buckets, Documents documents) {
    this.buckets = buckets;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return documents
        .read(request.body())
        .map(document -> Tagging.ofBucket(XmlReader.read(document, Tagging.ROOT)))
        .compose(tags -> put(request, tags))
        .map(settings -> Reply.empty(204));
  }

  private Future<BucketSettings> put(S3Request request, Tags tags) {
    return buckets.change(
        request.caller(),
        "PutBucketTagging",
        request.bucket(),
        found -> found.withTags(tags.values()));
  }
}
