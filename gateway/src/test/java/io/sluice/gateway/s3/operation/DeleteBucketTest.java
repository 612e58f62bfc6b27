package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void deletesAnEmptyOne() {
    String bucket = GATEWAY.bucket();
    var answer = GATEWAY.s3().deleteBucket(r -> r.bucket(bucket));
    assertThat(answer.sdkHttpResponse().statusCode()).isEqualTo(204);
    assertFails(404, "", () -> GATEWAY.s3().headBucket(r -> r.bucket(bucket)));
  }

  @Test
  void keepsOneWithAnObject() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    assertFails(409, "BucketNotEmpty", () -> GATEWAY.s3().deleteBucket(r -> r.bucket(bucket)));
  }

  @Test
  void aMissingOneIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> GATEWAY.s3().deleteBucket(r -> r.bucket("missing")));
  }
}
