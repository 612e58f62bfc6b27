package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

class HeadObjectTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  @Test
  void saysWhatGetWouldSay() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "0123456789");
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key"));
    var get = GATEWAY.s3().getObjectAsBytes(r -> r.bucket(bucket).key("key")).response();
    assertThat(head.contentLength()).isEqualTo(get.contentLength()).isEqualTo(10);
    assertThat(head.eTag()).isEqualTo(get.eTag());
    assertThat(head.lastModified()).isEqualTo(get.lastModified());
    assertThat(head.contentType()).isEqualTo(get.contentType());
  }

  @Test
  void tellsChecksumsOnRequest() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "hello");
    var without = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key"));
    assertThat(without.checksumCRC32()).isNull();
    var with =
        GATEWAY
            .s3()
            .headObject(r -> r.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED));
    assertThat(with.checksumCRC32()).isEqualTo("NhCmhg==");
  }

  @Test
  void knowsRanges() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "0123456789");
    var head = GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key").range("bytes=2-4"));
    assertThat(head.contentLength()).isEqualTo(3);
    assertFails(
        416,
        "",
        () -> GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key").range("bytes=99-")));
  }

  @Test
  void knowsConditions() {
    String bucket = GATEWAY.bucket();
    GATEWAY.put(bucket, "key", "text");
    assertFails(
        412, "", () -> GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key").ifMatch("\"x\"")));
    assertFails(
        304, "", () -> GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key").ifNoneMatch("*")));
  }

  @Test
  void whatIsMissingIsNotFound() {
    String bucket = GATEWAY.bucket();
    assertFails(404, "", () -> GATEWAY.s3().headObject(r -> r.bucket(bucket).key("key")));
  }
}
