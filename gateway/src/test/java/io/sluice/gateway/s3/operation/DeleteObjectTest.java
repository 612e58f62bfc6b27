package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteObjectTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void deletesAndAgainIsNoError() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    for (int i = 0; i < 2; i++) {
      var answer = GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key"));
      assertThat(answer.sdkHttpResponse().statusCode()).isEqualTo(204);
      assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
    }
  }

  @Test
  void deletesTheNullVersion() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    assertFails(
        404,
        "NoSuchVersion",
        () -> GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").versionId("other")));
    var answer = GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").versionId("null"));
    assertThat(answer.versionId()).isEqualTo("null");
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @Test
  void ifMatchDeletesThatOneOnly() {
    String bucket = GATEWAY.bucket();
    String etag = GATEWAY.put(bucket, "key", "text").eTag();
    assertFails(
        412,
        "PreconditionFailed",
        () -> GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").ifMatch("\"other\"")));
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("text");
    GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").ifMatch(etag));
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @Test
  void ifMatchAnyNeedsAnObject() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").ifMatch("*"));
    assertFails(
        404,
        "NoSuchKey",
        () -> GATEWAY.s3().deleteObject(r -> r.bucket(bucket).key("key").ifMatch("*")));
  }

  @Test
  void inAMissingBucketIsNotFound() {
    assertFails(
        404, "NoSuchBucket", () -> GATEWAY.s3().deleteObject(r -> r.bucket("none").key("key")));
  }
}
