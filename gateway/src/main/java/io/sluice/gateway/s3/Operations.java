package io.sluice.gateway.s3;

import io.sluice.gateway.auth.PostPolicies;
import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.S3Config;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Uploads;
import io.sluice.gateway.s3.operation.AbortMultipartUpload;
import io.sluice.gateway.s3.operation.CompleteMultipartUpload;
import io.sluice.gateway.s3.operation.CopyObject;
import io.sluice.gateway.s3.operation.CreateBucket;
import io.sluice.gateway.s3.operation.CreateMultipartUpload;
import io.sluice.gateway.s3.operation.DeleteBucket;
import io.sluice.gateway.s3.operation.DeleteObject;
import io.sluice.gateway.s3.operation.DeleteObjectTagging;
import io.sluice.gateway.s3.operation.DeleteObjects;
import io.sluice.gateway.s3.operation.GetBucketLocation;
import io.sluice.gateway.s3.operation.GetBucketVersioning;
import io.sluice.gateway.s3.operation.GetObject;
import io.sluice.gateway.s3.operation.GetObjectAttributes;
import io.sluice.gateway.s3.operation.GetObjectTagging;
import io.sluice.gateway.s3.operation.HeadBucket;
import io.sluice.gateway.s3.operation.HeadObject;
import io.sluice.gateway.s3.operation.ListBuckets;
import io.sluice.gateway.s3.operation.ListMultipartUploads;
import io.sluice.gateway.s3.operation.ListObjectVersions;
import io.sluice.gateway.s3.operation.ListObjects;
import io.sluice.gateway.s3.operation.ListObjectsV2;
import io.sluice.gateway.s3.operation.ListParts;
import io.sluice.gateway.s3.operation.MetadataHeaders;
import io.sluice.gateway.s3.operation.PostObject;
import io.sluice.gateway.s3.operation.PutObject;
import io.sluice.gateway.s3.operation.PutObjectTagging;
import io.sluice.gateway.s3.operation.UploadPart;
import io.sluice.gateway.s3.operation.UploadPartCopy;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** One handler for each row of the table; making them fails where one is forgotten. */
public final class Operations {
  private final Buckets buckets;
  private final Objects objects;
  private final Uploads uploads;
  private final Documents documents;
  private final S3Config config;
  private final MetadataHeaders metadata;
  private final PostPolicies policies;
  private final Configurations configurations;
  private final Map<S3Operation, Operation> handlers = new EnumMap<>(S3Operation.class);

  public Operations(
      Buckets buckets,
      Objects objects,
      Uploads uploads,
      Documents documents,
      PostPolicies policies,
      S3Config config,
      LimitsConfig limits) {
    this.buckets = buckets;
    this.objects = objects;
    this.uploads = uploads;
    this.documents = documents;
    this.policies = policies;
    this.config = config;
    this.metadata = new MetadataHeaders(limits.metadataBytes().toInt());
    this.configurations = new Configurations(buckets, objects, documents);
    for (S3Operation operation : S3Operation.values()) {
      if (!operation.isPreflight()) {
        handlers.put(operation, create(operation));
      }
    }
  }

  Operation of(S3Operation operation) {
    return handlers.get(operation);
  }

  private Operation create(S3Operation operation) {
    return switch (operation) {
      case LIST_BUCKETS -> new ListBuckets(buckets, config.region());
      case CREATE_BUCKET -> new CreateBucket(buckets, documents, config.region());
      case HEAD_BUCKET -> new HeadBucket(buckets, config.region());
      case DELETE_BUCKET -> new DeleteBucket(buckets);
      case GET_BUCKET_LOCATION -> new GetBucketLocation(buckets, config.region());
      case GET_BUCKET_VERSIONING -> new GetBucketVersioning(buckets);
      case LIST_OBJECTS -> new ListObjects(objects, buckets);
      case LIST_OBJECTS_V2 -> new ListObjectsV2(objects, buckets);
      case LIST_OBJECT_VERSIONS -> new ListObjectVersions(objects, buckets);
      case LIST_MULTIPART_UPLOADS -> new ListMultipartUploads(uploads, buckets);
      case DELETE_OBJECTS -> new DeleteObjects(objects, documents);
      case GET_OBJECT -> new GetObject(objects);
      case HEAD_OBJECT -> new HeadObject(objects);
      case GET_OBJECT_ATTRIBUTES -> new GetObjectAttributes(objects);
      case GET_OBJECT_TAGGING -> new GetObjectTagging(objects);
      case PUT_OBJECT_TAGGING -> new PutObjectTagging(objects, documents);
      case DELETE_OBJECT_TAGGING -> new DeleteObjectTagging(objects);
      case PUT_OBJECT -> new PutObject(objects, metadata);
      case POST_OBJECT -> new PostObject(objects, metadata, policies, Clock.systemUTC());
      case COPY_OBJECT -> new CopyObject(objects, metadata);
      case DELETE_OBJECT -> new DeleteObject(objects);
      case CREATE_MULTIPART_UPLOAD -> new CreateMultipartUpload(uploads, metadata);
      case UPLOAD_PART -> new UploadPart(uploads);
      case UPLOAD_PART_COPY -> new UploadPartCopy(uploads);
      case COMPLETE_MULTIPART_UPLOAD -> new CompleteMultipartUpload(uploads, documents);
      case ABORT_MULTIPART_UPLOAD -> new AbortMultipartUpload(uploads);
      case LIST_PARTS -> new ListParts(uploads, buckets);
      default -> configurations.of(operation);
    };
  }
}
