package io.sluice.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the door does for REST as for S3, and where secret keys may come in. */
class RestDoorTest {
  @RegisterExtension
  static final Gateway GATEWAY =
      new Gateway(Map.of("rest.basicWithoutTls", "false", "limits.requests", "1"));

  @Test
  void whereTlsIsAskedForASecretKeyIsRefusedWithoutIt() {
    RestClient.of(GATEWAY).get("/buckets").assertProblem(403, "TlsRequired");
    RestClient.of(GATEWAY, "nobody", "wrong").get("/buckets").assertProblem(403, "TlsRequired");
  }

  @Test
  void aSignatureNeedsNoTls() throws IOException {
    try (RawClient client = GATEWAY.rawWeb()) {
      client.send(RawClient.head("GET", "/api/v1/buckets"));
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void bothDoorsShareTheLimitOfRequests() throws IOException {
    GATEWAY.s3().createBucket(r -> r.bucket("limits"));
    try (RawClient slow = GATEWAY.rawWeb()) {
      String head =
          RawClient.head(
              "PUT", "/api/v1/buckets/limits/object", "key=k", Map.of("content-length", "5"));
      slow.send(head.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
      slow.until("\r\n\r\n");
      try (RawClient other = GATEWAY.rawWeb()) {
        other.send(RawClient.head("GET", "/api/v1/buckets"));
        RawClient.Answer busy = other.answer();
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers()).containsEntry("retry-after", "1");
        assertThat(busy.body()).contains("TooBusy");
      }
      slow.send("hello");
      assertThat(slow.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void operationsAreCounted() {
    RestClient.anonymous(GATEWAY).get("/openapi.yaml").assertStatus(200);
    assertThat(GATEWAY.metrics()).contains("sluice_rest_requests_total{operation=\"getOpenapi\"");
  }
}
