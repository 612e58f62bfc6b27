package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeadBucketTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void saysThatItIsThereAndWhere() {
    String bucket = GATEWAY.bucket();
    var answer = GATEWAY.s3().headBucket(r -> r.bucket(bucket));
    assertThat(answer.bucketRegion()).isEqualTo("us-east-1");
  }

  @Test
  void aMissingOneIsNotFound() {
    assertFails(404, "", () -> GATEWAY.s3().headBucket(r -> r.bucket("missing")));
  }

  @Test
  void anotherOwnerThanExpectedIsDenied() {
    String bucket = GATEWAY.bucket();
    assertFails(
        403, "", () -> GATEWAY.s3().headBucket(r -> r.bucket(bucket).expectedBucketOwner("x")));
  }
}
