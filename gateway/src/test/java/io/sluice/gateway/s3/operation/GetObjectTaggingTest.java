package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class GetObjectTaggingTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void noObjectHasTags() {
    String bucket = GATEWAY.bucket();
    GATEWAY.s3().putObject(r -> r.bucket(bucket).key("key"), RequestBody.fromString("x"));
    assertThat(GATEWAY.s3().getObjectTagging(r -> r.bucket(bucket).key("key")).tagSet()).isEmpty();
  }

  @Test
  void ofAMissingObjectIsNotFound() {
    String bucket = GATEWAY.bucket();
    assertFails(
        404, "NoSuchKey", () -> GATEWAY.s3().getObjectTagging(r -> r.bucket(bucket).key("none")));
  }
}
