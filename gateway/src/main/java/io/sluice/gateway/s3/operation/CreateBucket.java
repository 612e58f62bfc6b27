package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.BucketNames;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.spi.BucketInfo;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">CreateBucket</a>.
 * Any LocationConstraint is accepted: there is one place. Creating one's own bucket again fails
 * with BucketAlreadyOwnedByYou, but succeeds in the oldest region of AWS.
 */
public final class CreateBucket implements Operation {
  private final Buckets buckets;
  private final Documents documents;
  private final boolean again;

  public CreateBucket(Buckets buckets, Documents documents, String region) {
    this.buckets = buckets;
    this.documents = documents;
    this.again = region.equals("us-east-1");
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    if (!BucketNames.isValid(request.bucket().value())) {
      throw S3ErrorCode.INVALID_BUCKET_NAME.failure().with("BucketName", request.bucket().value());
    }
    return documents
        .read(request.body())
        .map(CreateBucket::tags)
        .compose(tags -> create(request, tags))
        .map(CreateBucket::reply);
  }

  private Future<BucketInfo> create(S3Request request, Tags tags) {
    return again
        ? buckets.ensure(request.caller(), request.bucket(), tags)
        : buckets.create(request.caller(), request.bucket(), tags);
  }

  private static Tags tags(Buffer document) {
    return document.length() == 0
        ? Tags.NONE
        : Tagging.ofNewBucket(XmlReader.read(document, "CreateBucketConfiguration"));
  }

  private static Reply reply(BucketInfo bucket) {
    return new Reply.Empty(200, new Fields().add("Location", "/" + bucket.name()));
  }
}
