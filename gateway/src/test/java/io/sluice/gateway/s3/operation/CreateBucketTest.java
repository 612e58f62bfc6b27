package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;

class CreateBucketTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void createsOnce() {
    var answer = GATEWAY.s3().createBucket(r -> r.bucket("fresh"));
    assertThat(answer.location()).isEqualTo("/fresh");
    assertFails(
        409, "BucketAlreadyOwnedByYou", () -> GATEWAY.s3().createBucket(r -> r.bucket("fresh")));
  }

  @Test
  void acceptsAnyLocation() {
    GATEWAY
        .s3()
        .createBucket(
            r -> r.bucket("abroad").createBucketConfiguration(c -> c.locationConstraint("eu-1")));
    assertThat(GATEWAY.s3().listBuckets().buckets()).extracting(b -> b.name()).contains("abroad");
  }

  @Test
  void refusesNamesThatS3DoesNotAllow() {
    assertFails(
        400, "InvalidBucketName", () -> GATEWAY.s3().createBucket(r -> r.bucket("xn--no-good")));
  }

  @Test
  void refusesWhatItWouldHaveToIgnore() {
    assertFails(
        400,
        "InvalidBucketAclWithObjectOwnership",
        () -> GATEWAY.s3().createBucket(r -> r.bucket("public").acl(BucketCannedACL.PUBLIC_READ)));
    assertFails(
        501,
        "NotImplemented",
        () -> GATEWAY.s3().createBucket(r -> r.bucket("locked").objectLockEnabledForBucket(true)));
  }
}
