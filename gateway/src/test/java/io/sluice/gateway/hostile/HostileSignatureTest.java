package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signatures that are wrong, old, early or no signatures: refused, before anything is looked up.
 */
class HostileSignatureTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();

  private final String bucket = GATEWAY.bucket();

  @BeforeEach
  void putVictim() {
    GATEWAY.put(bucket, "key", "treasure");
  }

  private void refused(String request, int status, String code) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(request);
      Answer answer = raw.answer();
      assertThat(answer.body()).contains("<Code>" + code + "</Code>").doesNotContain("treasure");
      assertThat(answer.status()).isEqualTo(status);
      raw.send(head("HEAD", "/" + bucket));
      assertThat(raw.answer(false).status()).isEqualTo(200);
    }
  }

  private String get() {
    return head("GET", "/" + bucket + "/key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Signature=[0-9a-f]{8} | Signature=00000000 | 403 | SignatureDoesNotMatch",
        "Signature=[0-9a-f]+ | Signature=00 | 403 | SignatureDoesNotMatch",
        "Signature=[0-9a-f]+ | Signature= | 400 | AuthorizationHeaderMalformed",
        "Signature=[0-9a-f]+ | Signature=\u00ff\u0142 | 403 | SignatureDoesNotMatch",
        "Credential=testroot | Credential=somebody | 403 | InvalidAccessKeyId",
        "Credential=testroot | Credential= | 400 | AuthorizationHeaderMalformed",
        "Credential=testroot | Credential=../../root | 403 | InvalidAccessKeyId",
        "/s3/aws4_request | /ec2/aws4_request | 400 | AuthorizationHeaderMalformed",
        "/s3/aws4_request | /s3/aws5_request | 400 | AuthorizationHeaderMalformed",
        "/us-east-1/ | /mars/ | 403 | SignatureDoesNotMatch",
        "SignedHeaders=host; | SignedHeaders= | 403 | AccessDenied",
        "SignedHeaders=[a-z0-9;-]+ | SignedHeaders=;;; | 403 | AccessDenied",
        "AWS4-HMAC-SHA256 C | AWS4-ECDSA-P256-SHA256 C | 400 | InvalidRequest",
        "authorization: .* | authorization: Basic dGVzdHJvb3Q6dGVzdHNlY3JldA== | 400 | InvalidArgument",
        "authorization: .* | authorization: AWS testroot:c2lnbmF0dXJl | 403 | SignatureDoesNotMatch",
        "authorization: .* | authorization: AWS somebody:c2lnbmF0dXJl | 403 | InvalidAccessKeyId",
        "authorization: .* | authorization: AWS testroot | 400 | InvalidArgument",
        "authorization: .* | authorization: | 403 | AccessDenied",
        "authorization: .* | x-nothing: 1 | 403 | AccessDenied",
        "x-amz-content-sha256: .* | x-amz-content-sha256: UNSIGNED | 400 | InvalidArgument",
        "host: 127.0.0.1 | host: 127.0.0.2 | 403 | SignatureDoesNotMatch",
        "/key | /key2 | 403 | SignatureDoesNotMatch",
        "/key | /key?versionId=null | 403 | SignatureDoesNotMatch",
        "GET | HEAD | 403 | ''"
      })
  void whatWasTamperedWithIsRefused(String part, String other, int status, String code)
      throws IOException {
    if (code.isEmpty()) {
      try (RawClient raw = GATEWAY.raw()) {
        raw.send(get().replaceFirst(part, other));
        assertThat(raw.answer(false).status()).isEqualTo(status);
      }
    } else {
      refused(get().replaceFirst(part, other), status, code);
    }
  }

  @Test
  void aHeaderThatSomebodyAddedIsRefused() throws IOException {
    for (String added :
        new String[] {"x-amz-acl: public-read", "x-amz-copy-source: /a/b", "x-amz-meta-a: b"}) {
      refused(get().replaceFirst("\r\n", "\r\n" + added + "\r\n"), 403, "AccessDenied");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-100_000_000, -1000, 1000, 100_000_000})
  void aClockThatIsOffIsSkewed(long seconds) throws IOException {
    Instant then = Instant.now().plusSeconds(seconds);
    refused(head("GET", "/" + bucket + "/key", "", Map.of(), then), 403, "RequestTimeTooSkewed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "20260101T000000", "99999999T999999Z", "20260230T000000Z"})
  void aTimeThatIsNoneIsRefused(String time) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(get().replaceFirst("x-amz-date: .*", "x-amz-date: " + time));
      assertThat(raw.answer().status()).isIn(400, 403);
    }
  }

  private String presigned() {
    try (S3Presigner presigner = GATEWAY.presigner()) {
      URI uri =
          URI.create(
              presigner
                  .presignGetObject(r ->
                      r.signatureDuration(Duration.ofMinutes(5))
                          .getObjectRequest(g -> g.bucket(bucket).key("key")))
                  .url()
                  .toString());
      return "GET "
          + uri.getRawPath()
          + "?"
          + uri.getRawQuery()
          + " HTTP/1.1\r\nHost: "
          + uri.getRawAuthority()
          + "\r\n\r\n";
    }
  }

  @Test
  void aPresignedUrlIsServed() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(presigned());
      assertThat(raw.answer().body()).isEqualTo("treasure");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Amz-Expires=300 | X-Amz-Expires=3000 | 403 | SignatureDoesNotMatch",
        "X-Amz-Expires=300 | X-Amz-Expires=-1 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Expires=300 | X-Amz-Expires=604801 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Expires=300 | X-Amz-Expires=99999999999999 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Expires=300 | X-Amz-Expires=soon | 400 | AuthorizationQueryParametersError",
        "X-Amz-Expires=300 | X-Amz-Expires=300&X-Amz-Expires=300 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Date=[0-9]{4} | X-Amz-Date=2020 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Signature=[0-9a-f]{8} | X-Amz-Signature=00000000 | 403 | SignatureDoesNotMatch",
        "X-Amz-Signature=[0-9a-f]+ | X-Amz-Signature= | 400 | AuthorizationQueryParametersError",
        "X-Amz-Algorithm=[^&]+ | X-Amz-Algorithm=AWS4 | 400 | AuthorizationQueryParametersError",
        "X-Amz-Credential=testroot | X-Amz-Credential=somebody | 403 | InvalidAccessKeyId",
        "X-Amz-SignedHeaders=host | X-Amz-SignedHeaders=date | 403 | AccessDenied",
        "\\? | ?response-content-type=text%2Fhtml& | 403 | SignatureDoesNotMatch",
        "\\? | ?AWSAccessKeyId=testroot& | 400 | InvalidArgument",
        "Host: | 'Authorization: AWS4-HMAC-SHA256 x\r\nHost:' | 400 | InvalidArgument"
      })
  void aPresignedUrlThatWasTamperedWithIsRefused(String part, String other, int status, String code)
      throws IOException {
    refused(presigned().replaceFirst(part, other), status, code);
  }

  @Test
  void anOldPresignedUrlHasExpired() throws IOException {
    String old =
        presigned()
            .replaceAll("X-Amz-Date=[0-9]{8}T", "X-Amz-Date=20200101T")
            .replaceAll("testroot%2F[0-9]{8}", "testroot%2F20200101");
    refused(old, 403, "AccessDenied");
  }
}
