package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.Tag;

class CreateBucketTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @RegisterExtension
  static final Gateway ELSEWHERE = new Gateway(Map.of("s3.region", "eu-central-1"));

  @Test
  void createsOnceInAllRegionsButTheOldest() {
    var answer = ELSEWHERE.s3().createBucket(r -> r.bucket("fresh"));
    assertThat(answer.location()).isEqualTo("/fresh");
    assertFails(
        409, "BucketAlreadyOwnedByYou", () -> ELSEWHERE.s3().createBucket(r -> r.bucket("fresh")));
  }

  @Test
  void inTheOldestRegionABucketIsKeptWhereItIsOnesOwn() {
    GATEWAY.s3().createBucket(r -> r.bucket("fresh"));
    GATEWAY.put("fresh", "key", "kept");
    GATEWAY.s3().createBucket(r -> r.bucket("fresh"));
    assertThat(GATEWAY.get("fresh", "key")).isEqualTo("kept");
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

  private static void createTagged(String bucket, Tag... tags) {
    GATEWAY.s3().createBucket(r -> r.bucket(bucket).createBucketConfiguration(c -> c.tags(tags)));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void aBucketHasItsTagsFromTheBeginning() {
    createTagged("tagged", tag("team", "north"), tag("cost", ""));
    createTagged("tagged", tag("team", "south"));
    assertThat(GATEWAY.s3().getBucketTagging(r -> r.bucket("tagged")).tagSet())
        .containsExactlyInAnyOrder(tag("team", "north"), tag("cost", ""));
  }

  @Test
  void wrongTagsMakeNoBucket() {
    assertFails(400, "InvalidTag", () -> createTagged("mistagged", tag("a", "1"), tag("a", "2")));
    assertFails(400, "InvalidTag", () -> createTagged("mistagged", tag("k".repeat(129), "")));
    Tag[] many = new Tag[51];
    Arrays.setAll(many, i -> tag("key" + i, ""));
    assertFails(400, "BadRequest", () -> createTagged("mistagged", many));
    assertFails(404, "", () -> GATEWAY.s3().headBucket(r -> r.bucket("mistagged")));
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
