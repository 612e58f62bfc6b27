package io.sluice.gateway.s3;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.operation.DeleteBucketCors;
import io.sluice.gateway.s3.operation.DeleteBucketTagging;
import io.sluice.gateway.s3.operation.FixedConfiguration;
import io.sluice.gateway.s3.operation.GetBucketAcl;
import io.sluice.gateway.s3.operation.GetBucketCors;
import io.sluice.gateway.s3.operation.GetBucketPolicyStatus;
import io.sluice.gateway.s3.operation.GetBucketTagging;
import io.sluice.gateway.s3.operation.GetObjectAcl;
import io.sluice.gateway.s3.operation.PutAcl;
import io.sluice.gateway.s3.operation.PutBucketCors;
import io.sluice.gateway.s3.operation.PutBucketTagging;

/** The handlers of the rows that are about what is set for a bucket. */
record Configurations(Buckets buckets, Objects objects, Documents documents) {

  Operation of(S3Operation operation) {
    return switch (operation) {
      case GET_BUCKET_ACL -> new GetBucketAcl(buckets);
      case GET_OBJECT_ACL -> new GetObjectAcl(objects, buckets);
      case PUT_BUCKET_ACL, PUT_OBJECT_ACL -> new PutAcl(buckets, documents);
      case GET_BUCKET_CORS -> new GetBucketCors(buckets);
      case PUT_BUCKET_CORS -> new PutBucketCors(buckets, documents);
      case DELETE_BUCKET_CORS -> new DeleteBucketCors(buckets);
      case GET_BUCKET_TAGGING -> new GetBucketTagging(buckets);
      case PUT_BUCKET_TAGGING -> new PutBucketTagging(buckets, documents);
      case DELETE_BUCKET_TAGGING -> new DeleteBucketTagging(buckets);
      case GET_BUCKET_POLICY_STATUS -> new GetBucketPolicyStatus(buckets);
      default -> fixed(operation);
    };
  }

  private Operation fixed(S3Operation operation) {
    return switch (operation) {
      case GET_BUCKET_ACCELERATE -> FixedConfiguration.empty(buckets, "AccelerateConfiguration");
      case GET_BUCKET_LOGGING -> FixedConfiguration.empty(buckets, "BucketLoggingStatus");
      case GET_BUCKET_NOTIFICATION ->
          FixedConfiguration.empty(buckets, "NotificationConfiguration");
      case GET_BUCKET_OWNERSHIP_CONTROLS -> FixedConfiguration.ownershipControls(buckets);
      case GET_BUCKET_REQUEST_PAYMENT -> FixedConfiguration.requestPayment(buckets);
      case GET_BUCKET_ENCRYPTION ->
          missing(S3ErrorCode.SERVER_SIDE_ENCRYPTION_CONFIGURATION_NOT_FOUND);
      case GET_BUCKET_LIFECYCLE -> missing(S3ErrorCode.NO_SUCH_LIFECYCLE_CONFIGURATION);
      case GET_BUCKET_POLICY -> missing(S3ErrorCode.NO_SUCH_BUCKET_POLICY);
      case GET_BUCKET_REPLICATION -> missing(S3ErrorCode.REPLICATION_CONFIGURATION_NOT_FOUND);
      case GET_BUCKET_WEBSITE -> missing(S3ErrorCode.NO_SUCH_WEBSITE_CONFIGURATION);
      case GET_OBJECT_LOCK -> missing(S3ErrorCode.OBJECT_LOCK_CONFIGURATION_NOT_FOUND);
      case GET_PUBLIC_ACCESS_BLOCK ->
          missing(S3ErrorCode.NO_SUCH_PUBLIC_ACCESS_BLOCK_CONFIGURATION);
      default -> throw new IllegalArgumentException("nothing is set by " + operation);
    };
  }

  private Operation missing(S3ErrorCode code) {
    return FixedConfiguration.missing(buckets, code);
  }
}
