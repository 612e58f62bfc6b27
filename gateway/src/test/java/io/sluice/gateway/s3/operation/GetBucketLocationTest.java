package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketLocationTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("s3.region", "eu-test-1"));

  @Test
  void namesTheRegion() {
    String bucket = GATEWAY.bucket();
    var answer = GATEWAY.s3().getBucketLocation(r -> r.bucket(bucket));
    assertThat(answer.locationConstraintAsString()).isEqualTo("eu-test-1");
  }

  @Test
  void ofAMissingBucketIsNotFound() {
    assertFails(404, "NoSuchBucket", () -> GATEWAY.s3().getBucketLocation(r -> r.bucket("none")));
  }
}
