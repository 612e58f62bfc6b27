package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketVersioningTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void wasNeverSwitchedOn() {
    String bucket = GATEWAY.bucket();
    assertThat(GATEWAY.s3().getBucketVersioning(r -> r.bucket(bucket)).status()).isNull();
  }

  @Test
  void ofAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> GATEWAY.s3().getBucketVersioning(r -> r.bucket("none")));
  }
}
