package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.xml.XmlReader;
import io.vertx.core.Future;
import java.util.List;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">PutBucketCors</a>.
 */
public final class PutBucketCors implements Operation {
  private final Buckets buckets;
  private final Documents documents;

  public PutBucketCors(Buckets buckets, Documents documents) {
    this.buckets = buckets;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return documents
        .read(request.body())
        .map(document -> CorsDocument.read(XmlReader.read(document, CorsDocument.ROOT)))
        .compose(rules -> put(request, rules))
        .map(settings -> Reply.empty(200));
  }

  private Future<BucketSettings> put(S3Request request, List<CorsRule> rules) {
    return buckets.change(
        request.caller(), "PutBucketCors", request.bucket(), found -> found.withCors(rules));
  }
}
