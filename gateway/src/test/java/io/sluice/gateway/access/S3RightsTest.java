package io.sluice.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.People.Person;
import io.sluice.gateway.access.RightsMatrix.Need;
import io.sluice.gateway.access.RightsMatrix.Role;
import io.sluice.gateway.s3.S3Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Every operation of the table, asked for by everybody. */
final class S3RightsTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of());

  private static final Tag TAG = Tag.builder().key("name").value("value").build();
  private static final AtomicInteger NAMES = new AtomicInteger();

  /**
   * Where it is tried.
   *
   * @param prefix of all keys
   * @param upload one under way, of the key
   * @param etag of its first part
   */
  private record Place(Role role, String bucket, String prefix, String upload, String etag) {
    String key() {
      return prefix + "key";
    }
  }

  /** Asks for an operation, in a way that succeeds for those who may. */
  @FunctionalInterface
  private interface Attempt {
    void make(S3Client s3, Place at);
  }

  private record Row(Need need, Attempt attempt) {}

  private static final Map<S3Operation, Row> ROWS = new EnumMap<>(S3Operation.class);
  private static final Map<Role, S3Client> CLIENTS = new EnumMap<>(Role.class);
  private static RightsMatrix matrix;

  private static void row(S3Operation operation, Need need, Attempt attempt) {
    ROWS.put(operation, new Row(need, attempt));
  }

  static {
    buckets();
    settings();
    listings();
    objects();
    uploads();
  }

  private static void buckets() {
    row(S3Operation.LIST_BUCKETS, Need.KEY, (s3, at) -> s3.listBuckets());
    row(
        S3Operation.CREATE_BUCKET,
        Need.CREATOR,
        (s3, at) -> s3.createBucket(r -> r.bucket(at.bucket + "-new")));
    row(
        S3Operation.HEAD_BUCKET,
        Need.ANY_GRANT,
        (s3, at) -> s3.headBucket(r -> r.bucket(at.bucket)));
    row(S3Operation.DELETE_BUCKET, Need.MANAGE, S3RightsTest::deleteBucket);
    row(
        S3Operation.GET_BUCKET_LOCATION,
        Need.ANY_GRANT,
        (s3, at) -> s3.getBucketLocation(r -> r.bucket(at.bucket)));
    row(
        S3Operation.GET_BUCKET_VERSIONING,
        Need.ANY_GRANT,
        (s3, at) -> s3.getBucketVersioning(r -> r.bucket(at.bucket)));
  }

  private static void deleteBucket(S3Client s3, Place at) {
    GATEWAY.s3().deleteObject(r -> r.bucket(at.bucket).key(at.key()));
    s3.deleteBucket(r -> r.bucket(at.bucket));
  }

  /** All that asks for settings asks for the same; what is not set is told, too. */
  private static void setting(S3Operation operation, BiConsumer<S3Client, String> attempt) {
    row(operation, Need.MANAGE, (s3, at) -> toldOrMissing(() -> attempt.accept(s3, at.bucket)));
  }

  private static void toldOrMissing(Runnable call) {
    try {
      call.run();
    } catch (S3Exception e) {
      if (e.statusCode() != 404) {
        throw e;
      }
    }
  }

  private static void settings() {
    setting(S3Operation.GET_BUCKET_ACL, (s3, b) -> s3.getBucketAcl(r -> r.bucket(b)));
    setting(
        S3Operation.PUT_BUCKET_ACL,
        (s3, b) -> s3.putBucketAcl(r -> r.bucket(b).acl(BucketCannedACL.PRIVATE)));
    setting(S3Operation.GET_BUCKET_CORS, (s3, b) -> s3.getBucketCors(r -> r.bucket(b)));
    setting(S3Operation.PUT_BUCKET_CORS, S3RightsTest::putCors);
    setting(S3Operation.DELETE_BUCKET_CORS, (s3, b) -> s3.deleteBucketCors(r -> r.bucket(b)));
    setting(S3Operation.GET_BUCKET_TAGGING, (s3, b) -> s3.getBucketTagging(r -> r.bucket(b)));
    setting(
        S3Operation.PUT_BUCKET_TAGGING,
        (s3, b) -> s3.putBucketTagging(r -> r.bucket(b).tagging(t -> t.tagSet(TAG))));
    setting(S3Operation.DELETE_BUCKET_TAGGING, (s3, b) -> s3.deleteBucketTagging(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_ACCELERATE,
        (s3, b) -> s3.getBucketAccelerateConfiguration(r -> r.bucket(b)));
    setting(S3Operation.GET_BUCKET_ENCRYPTION, (s3, b) -> s3.getBucketEncryption(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_LIFECYCLE,
        (s3, b) -> s3.getBucketLifecycleConfiguration(r -> r.bucket(b)));
    setting(S3Operation.GET_BUCKET_LOGGING, (s3, b) -> s3.getBucketLogging(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_NOTIFICATION,
        (s3, b) -> s3.getBucketNotificationConfiguration(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_OWNERSHIP_CONTROLS,
        (s3, b) -> s3.getBucketOwnershipControls(r -> r.bucket(b)));
    setting(S3Operation.GET_BUCKET_POLICY, (s3, b) -> s3.getBucketPolicy(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_POLICY_STATUS,
        (s3, b) -> s3.getBucketPolicyStatus(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_REPLICATION, (s3, b) -> s3.getBucketReplication(r -> r.bucket(b)));
    setting(
        S3Operation.GET_BUCKET_REQUEST_PAYMENT,
        (s3, b) -> s3.getBucketRequestPayment(r -> r.bucket(b)));
    setting(S3Operation.GET_BUCKET_WEBSITE, (s3, b) -> s3.getBucketWebsite(r -> r.bucket(b)));
    setting(
        S3Operation.GET_OBJECT_LOCK, (s3, b) -> s3.getObjectLockConfiguration(r -> r.bucket(b)));
    setting(
        S3Operation.GET_PUBLIC_ACCESS_BLOCK, (s3, b) -> s3.getPublicAccessBlock(r -> r.bucket(b)));
    row(
        S3Operation.GET_OBJECT_ACL,
        Need.MANAGE,
        (s3, at) -> s3.getObjectAcl(r -> r.bucket(at.bucket).key(at.key())));
    row(
        S3Operation.PUT_OBJECT_ACL,
        Need.MANAGE,
        (s3, at) ->
            s3.putObjectAcl(r -> r.bucket(at.bucket).key(at.key()).acl(ObjectCannedACL.PRIVATE)));
  }

  private static void putCors(S3Client s3, String bucket) {
    CORSRule rule =
        CORSRule.builder().allowedMethods("GET").allowedOrigins("https://example.org").build();
    s3.putBucketCors(r -> r.bucket(bucket).corsConfiguration(c -> c.corsRules(rule)));
  }

  private static void listings() {
    row(
        S3Operation.LIST_OBJECTS,
        Need.READ,
        (s3, at) -> s3.listObjects(r -> r.bucket(at.bucket).prefix(at.prefix)));
    row(
        S3Operation.LIST_OBJECTS_V2,
        Need.READ,
        (s3, at) -> s3.listObjectsV2(r -> r.bucket(at.bucket).prefix(at.prefix)));
    row(
        S3Operation.LIST_OBJECT_VERSIONS,
        Need.READ,
        (s3, at) -> s3.listObjectVersions(r -> r.bucket(at.bucket).prefix(at.prefix)));
    row(
        S3Operation.LIST_MULTIPART_UPLOADS,
        Need.READ,
        (s3, at) -> s3.listMultipartUploads(r -> r.bucket(at.bucket).prefix(at.prefix)));
  }

  private static void objects() {
    row(
        S3Operation.GET_OBJECT,
        Need.READ,
        (s3, at) -> s3.getObjectAsBytes(r -> r.bucket(at.bucket).key(at.key())));
    row(
        S3Operation.HEAD_OBJECT,
        Need.READ,
        (s3, at) -> s3.headObject(r -> r.bucket(at.bucket).key(at.key())));
    row(
        S3Operation.GET_OBJECT_ATTRIBUTES,
        Need.READ,
        (s3, at) ->
            s3.getObjectAttributes(r ->
                r.bucket(at.bucket).key(at.key()).objectAttributes(ObjectAttributes.OBJECT_SIZE)));
    row(
        S3Operation.GET_OBJECT_TAGGING,
        Need.READ,
        (s3, at) -> s3.getObjectTagging(r -> r.bucket(at.bucket).key(at.key())));
    row(S3Operation.POST_OBJECT, Need.WRITE, S3RightsTest::postForm);
    row(S3Operation.PUT_OBJECT_TAGGING, Need.WRITE, S3RightsTest::putTags);
    row(
        S3Operation.DELETE_OBJECT_TAGGING,
        Need.WRITE,
        (s3, at) -> s3.deleteObjectTagging(r -> r.bucket(at.bucket).key(at.key())));
    row(
        S3Operation.PUT_OBJECT,
        Need.WRITE,
        (s3, at) ->
            s3.putObject(
                r -> r.bucket(at.bucket).key(at.key()), RequestBody.fromString("changed")));
    row(
        S3Operation.COPY_OBJECT,
        Need.READ_AND_WRITE,
        (s3, at) ->
            s3.copyObject(r ->
                r.sourceBucket(at.bucket)
                    .sourceKey(at.key())
                    .destinationBucket(at.bucket)
                    .destinationKey(at.prefix + "copy")));
    row(
        S3Operation.DELETE_OBJECT,
        Need.WRITE,
        (s3, at) -> s3.deleteObject(r -> r.bucket(at.bucket).key(at.key())));
    row(S3Operation.DELETE_OBJECTS, Need.WRITE, S3RightsTest::deleteObjects);
  }

  /** Signed in the form itself, and not by the client. */
  private static void postForm(S3Client s3, Place at) {
    FormUpload form =
        switch (at.role) {
          case ROOT ->
              new FormUpload(
                  at.bucket, at.key(), Gateway.ACCESS_KEY, Optional.of(Gateway.SECRET_KEY));
          case ANONYMOUS -> new FormUpload(at.bucket, at.key(), "", Optional.empty());
          default -> {
            Person person = matrix.person(at.role).orElseThrow();
            yield new FormUpload(
                at.bucket, at.key(), person.accessKeyId(), Optional.of(person.secret()));
          }
        };
    int status = form.post(GATEWAY);
    if (status != 204) {
      throw (S3Exception) S3Exception.builder().statusCode(status).build();
    }
  }

  private static void putTags(S3Client s3, Place at) {
    s3.putObjectTagging(r -> r.bucket(at.bucket).key(at.key()).tagging(t -> t.tagSet(TAG)));
  }

  /** The answer is a success that tells of each key. */
  private static void deleteObjects(S3Client s3, Place at) {
    Delete delete =
        Delete.builder().objects(ObjectIdentifier.builder().key(at.key()).build()).build();
    DeleteObjectsResponse done = s3.deleteObjects(r -> r.bucket(at.bucket).delete(delete));
    if (done.hasErrors()) {
      assertThat(done.errors().getFirst().code()).isEqualTo("AccessDenied");
      throw (S3Exception) S3Exception.builder().statusCode(403).build();
    }
  }

  private static void uploads() {
    row(
        S3Operation.CREATE_MULTIPART_UPLOAD,
        Need.WRITE,
        (s3, at) -> s3.createMultipartUpload(r -> r.bucket(at.bucket).key(at.key())));
    row(
        S3Operation.UPLOAD_PART,
        Need.WRITE,
        (s3, at) ->
            s3.uploadPart(
                r -> r.bucket(at.bucket).key(at.key()).uploadId(at.upload).partNumber(2),
                RequestBody.fromString("part")));
    row(
        S3Operation.UPLOAD_PART_COPY,
        Need.READ_AND_WRITE,
        (s3, at) ->
            s3.uploadPartCopy(r ->
                r.sourceBucket(at.bucket)
                    .sourceKey(at.key())
                    .destinationBucket(at.bucket)
                    .destinationKey(at.key())
                    .uploadId(at.upload)
                    .partNumber(2)));
    row(
        S3Operation.COMPLETE_MULTIPART_UPLOAD,
        Need.WRITE,
        (s3, at) ->
            s3.completeMultipartUpload(r ->
                r.bucket(at.bucket)
                    .key(at.key())
                    .uploadId(at.upload)
                    .multipartUpload(u ->
                        u.parts(CompletedPart.builder().partNumber(1).eTag(at.etag).build()))));
    row(
        S3Operation.ABORT_MULTIPART_UPLOAD,
        Need.WRITE,
        (s3, at) ->
            s3.abortMultipartUpload(r -> r.bucket(at.bucket).key(at.key()).uploadId(at.upload)));
    row(
        S3Operation.LIST_PARTS,
        Need.WRITE,
        (s3, at) -> s3.listParts(r -> r.bucket(at.bucket).key(at.key()).uploadId(at.upload)));
  }

  @BeforeAll
  static void meet() {
    matrix = new RightsMatrix(GATEWAY.people());
    for (Role role : Role.values()) {
      CLIENTS.put(
          role,
          matrix
              .person(role)
              .map(GATEWAY::s3)
              .orElseGet(() -> role == Role.ROOT ? GATEWAY.s3() : GATEWAY.anonymous()));
    }
  }

  static Stream<Arguments> everything() {
    return Stream.of(S3Operation.values())
        .filter(operation -> !operation.method().equals("OPTIONS")) // a browser asks without a key
        .flatMap(operation -> Stream.of(Role.values()).map(role -> Arguments.of(operation, role)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void isDoneForThoseWhoMayAndForNobodyElse(S3Operation operation, Role role) {
    Row row = ROWS.get(operation);
    assertThat(row).as("%s needs a row in this test", operation).isNotNull();
    for (String prefix : new String[] {RightsMatrix.INSIDE, RightsMatrix.OUTSIDE}) {
      Place place = place(role, prefix);
      S3Exception refusal =
          catchThrowableOfType(S3Exception.class, () -> row.attempt.make(CLIENTS.get(role), place));
      if (RightsMatrix.mayBeDone(role, row.need, prefix)) {
        assertThat(refusal).as("under %s", prefix).isNull();
      } else {
        assertThat(refusal).as("under %s", prefix).isNotNull();
        assertDenied(role, refusal);
      }
    }
  }

  /** The answer to a HEAD has no body that could say more than the status. */
  private static void assertDenied(Role role, S3Exception refusal) {
    assertThat(refusal.statusCode()).isEqualTo(403);
    if (refusal.awsErrorDetails() != null && refusal.awsErrorDetails().errorCode() != null) {
      String code = role == Role.REVOKED ? "InvalidAccessKeyId" : "AccessDenied";
      assertThat(refusal.awsErrorDetails().errorCode()).isIn(code, "", "403");
    }
  }

  /** A bucket of its own, with an object and an upload under the prefix. */
  private static Place place(Role role, String prefix) {
    S3Client owner = CLIENTS.get(Role.OWNER);
    String bucket = "matrix-" + NAMES.incrementAndGet();
    owner.createBucket(r -> r.bucket(bucket));
    matrix.grantOn(bucket);
    String key = prefix + "key";
    owner.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("text"));
    String upload = owner.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId();
    String etag =
        owner
            .uploadPart(
                r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString("part"))
            .eTag();
    return new Place(role, bucket, prefix, upload, etag);
  }
}
