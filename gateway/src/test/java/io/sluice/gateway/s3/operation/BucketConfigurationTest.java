package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.access.Grantee;
import io.sluice.gateway.access.Right;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Type;

/** What is set for a bucket, and what is told of things that cannot be set here. */
class BucketConfigurationTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of());
  private final String bucket = GATEWAY.bucket();
  private final S3Client s3 = GATEWAY.s3();

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void tagsOfABucketAreReplacedAndDeleted() {
    assertFails(404, "NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket(bucket)));
    s3.putBucketTagging(r -> r.bucket(bucket).tagging(t -> t.tagSet(tag("school", "physics"))));
    s3.putBucketTagging(r -> r.bucket(bucket).tagging(t -> t.tagSet(tag("costs", "12/3"))));
    assertThat(s3.getBucketTagging(r -> r.bucket(bucket)).tagSet())
        .containsExactly(tag("costs", "12/3"));
    s3.deleteBucketTagging(r -> r.bucket(bucket));
    assertFails(404, "NoSuchTagSet", () -> s3.getBucketTagging(r -> r.bucket(bucket)));
  }

  @Test
  void aBucketHasAtMostFiftyTags() {
    Tag[] tags = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "")).toArray(Tag[]::new);
    assertFails(
        400,
        "BadRequest",
        () -> s3.putBucketTagging(r -> r.bucket(bucket).tagging(t -> t.tagSet(tags))));
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        missing(
            "ServerSideEncryptionConfigurationNotFoundError",
            (s3, name) -> s3.getBucketEncryption(r -> r.bucket(name))),
        missing(
            "NoSuchLifecycleConfiguration",
            (s3, name) -> s3.getBucketLifecycleConfiguration(r -> r.bucket(name))),
        missing("NoSuchBucketPolicy", (s3, name) -> s3.getBucketPolicy(r -> r.bucket(name))),
        missing(
            "ReplicationConfigurationNotFoundError",
            (s3, name) -> s3.getBucketReplication(r -> r.bucket(name))),
        missing(
            "NoSuchWebsiteConfiguration", (s3, name) -> s3.getBucketWebsite(r -> r.bucket(name))),
        missing(
            "ObjectLockConfigurationNotFoundError",
            (s3, name) -> s3.getObjectLockConfiguration(r -> r.bucket(name))),
        missing(
            "NoSuchPublicAccessBlockConfiguration",
            (s3, name) -> s3.getPublicAccessBlock(r -> r.bucket(name))));
  }

  private static Arguments missing(String code, BiConsumer<S3Client, String> call) {
    return Arguments.of(code, call);
  }

  @ParameterizedTest
  @MethodSource("missing")
  void whatCannotBeConfiguredIsNot(String code, BiConsumer<S3Client, String> call) {
    assertFails(404, code, () -> call.accept(s3, bucket));
    assertFails(404, "NoSuchBucket", () -> call.accept(s3, "missing"));
    S3Client stranger = GATEWAY.s3(GATEWAY.people().creator());
    assertFails(403, "AccessDenied", () -> call.accept(stranger, bucket));
  }

  @Test
  void whatIsAlwaysTheSameIsTold() {
    assertThat(s3.getBucketRequestPayment(r -> r.bucket(bucket)).payer())
        .isEqualTo(Payer.BUCKET_OWNER);
    assertThat(
            s3.getBucketOwnershipControls(r -> r.bucket(bucket))
                .ownershipControls()
                .rules()
                .getFirst()
                .objectOwnership())
        .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    assertThat(s3.getBucketLogging(r -> r.bucket(bucket)).loggingEnabled()).isNull();
    assertThat(s3.getBucketAccelerateConfiguration(r -> r.bucket(bucket)).status()).isNull();
    assertThat(s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)).topicConfigurations())
        .isEmpty();
  }

  @Test
  void theOwnerHasEverything() {
    GATEWAY.put(bucket, "key", "x");
    var acl = s3.getBucketAcl(r -> r.bucket(bucket));
    assertThat(acl.owner().id()).isEqualTo("root");
    assertThat(acl.grants()).hasSize(1);
    assertThat(acl.grants().getFirst().permission()).isEqualTo(Permission.FULL_CONTROL);
    assertThat(acl.grants().getFirst().grantee().type()).isEqualTo(Type.CANONICAL_USER);
    assertThat(acl.grants().getFirst().grantee().id()).isEqualTo("root");
    assertThat(s3.getObjectAcl(r -> r.bucket(bucket).key("key")).grants()).isEqualTo(acl.grants());
    assertFails(404, "NoSuchKey", () -> s3.getObjectAcl(r -> r.bucket(bucket).key("none")));
    assertThat(s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus().isPublic()).isFalse();
  }

  @Test
  void whatWasGrantedToAnyoneIsShown() {
    GATEWAY.put(bucket, "open/key", "x");
    GATEWAY.put(bucket, "key", "x");
    GATEWAY.people().grant(bucket, Grantee.ANYONE, "open/", Right.READ);
    assertThat(s3.getObjectAcl(r -> r.bucket(bucket).key("open/key")).grants().getLast())
        .satisfies(grant -> {
          assertThat(grant.permission()).isEqualTo(Permission.READ);
          assertThat(grant.grantee().uri())
              .isEqualTo("http://acs.amazonaws.com/groups/global/AllUsers");
        });
    assertThat(s3.getObjectAcl(r -> r.bucket(bucket).key("key")).grants()).hasSize(1);
    assertThat(s3.getBucketAcl(r -> r.bucket(bucket)).grants()).hasSize(1);
    assertThat(s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus().isPublic()).isTrue();
    assertFails(
        400,
        "AccessControlListNotSupported",
        () -> s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PRIVATE)));
  }

  @Test
  void anAclMaySayWhatHoldsAnyway() {
    GATEWAY.put(bucket, "key", "x");
    s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PRIVATE));
    s3.putObjectAcl(
        r -> r.bucket(bucket).key("key").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL));
    var acl = s3.getBucketAcl(r -> r.bucket(bucket));
    s3.putBucketAcl(
        r -> r.bucket(bucket).accessControlPolicy(p -> p.owner(acl.owner()).grants(acl.grants())));
  }

  @Test
  void anyOtherAclIsRefused() {
    assertFails(
        400,
        "AccessControlListNotSupported",
        () -> s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ)));
    assertFails(
        400,
        "AccessControlListNotSupported",
        () -> s3.putBucketAcl(r -> r.bucket(bucket).grantRead("id=x")));
    Grant read =
        Grant.builder()
            .permission(Permission.READ)
            .grantee(w -> w.id("root").type(Type.CANONICAL_USER))
            .build();
    assertFails(
        400,
        "AccessControlListNotSupported",
        () ->
            s3.putBucketAcl(r ->
                r.bucket(bucket)
                    .accessControlPolicy(p -> p.owner(o -> o.id("root")).grants(read))));
  }
}
