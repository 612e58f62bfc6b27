package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are not what their heads say: the old object stays, and AWS's error comes back. */
class HostileBodyTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway();
  private static final String ZEROS = "0".repeat(64);

  private final String bucket = GATEWAY.bucket();

  @BeforeEach
  void putOld() {
    GATEWAY.put(bucket, "key", "old");
  }

  private Answer put(Map<String, String> headers, String body) throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Content-Length", Integer.toString(body.length()));
    try (RawClient raw = GATEWAY.raw()) {
      raw.sendLeniently(head("PUT", "/" + bucket + "/key", "", all) + body);
      return raw.answer();
    }
  }

  private void refused(Map<String, String> headers, String body, int status, String code)
      throws IOException {
    Answer answer = put(headers, body);
    assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-MD5 | AAAAAAAAAAAAAAAAAAAAAA== | 400 | BadDigest",
        "Content-MD5 | nonsense | 400 | InvalidDigest",
        "Content-MD5 | '' | 400 | InvalidDigest",
        "x-amz-checksum-crc32 | AAAAAA== | 400 | BadDigest",
        "x-amz-checksum-crc32 | AAAA | 400 | InvalidRequest",
        "x-amz-checksum-crc32c | AAAAAA== | 400 | BadDigest",
        "x-amz-checksum-crc64nvme | AAAAAAAAAAA= | 400 | BadDigest",
        "x-amz-checksum-sha1 | AAAAAAAAAAAAAAAAAAAAAAAAAAA= | 400 | BadDigest",
        "x-amz-checksum-sha256 | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | 400 | BadDigest",
        "x-amz-checksum-sha256 | \u00ff | 400 | InvalidRequest",
        "x-amz-trailer | x-amz-checksum-crc32 | 400 | InvalidRequest",
        "x-amz-sdk-checksum-algorithm | CRC17 | 400 | InvalidRequest"
      })
  void aWrongDigestIsRefused(String name, String value, int status, String code)
      throws IOException {
    refused(Map.of(name, value), "hello", status, code);
  }

  @Test
  void twoChecksumsAreOneTooMany() throws IOException {
    Map<String, String> headers =
        Map.of("x-amz-checksum-crc32", "NhCmhg==", "x-amz-checksum-crc32c", "mnG7TA==");
    refused(headers, "hello", 400, "InvalidRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "STREAMING-UNSIGNED-PAYLOAD,400,InvalidArgument",
    "nonsense,400,InvalidArgument",
    "'',400,InvalidArgument",
    "0000000000000000000000000000000000000000000000000000000000000000,400,XAmzContentSHA256Mismatch"
  })
  void aHashThatIsNotTheBodysIsRefused(String hash, int status, String code) throws IOException {
    refused(Map.of("x-amz-content-sha256", hash), "hello", status, code);
  }

  private static Map<String, String> chunked(String kind, int decoded) {
    return new HashMap<>(
        Map.of(
            "x-amz-content-sha256",
            kind,
            "content-encoding",
            "aws-chunked",
            "x-amz-decoded-content-length",
            Integer.toString(decoded)));
  }

  private static String signedChunk(String size, String signature, String data) {
    return size + ";chunk-signature=" + signature + "\r\n" + data + "\r\n";
  }

  @Test
  void aChunkWithAnotherSignatureIsRefused() throws IOException {
    String body = signedChunk("5", ZEROS, "hello") + signedChunk("0", ZEROS, "");
    refused(chunked("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", 5), body, 403, "SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5;chunk-signature=short~hello~0;chunk-signature=short~~",
        "5~hello~0~~",
        "5;other=1~hello~0~~",
        "g;chunk-signature=Z~hello~",
        "-5;chunk-signature=Z~hello~",
        ";chunk-signature=Z~hello~",
        "ffffffffffffffff;chunk-signature=Z~hello~",
        "5;chunk-signature=Zhello0;chunk-signature=Z~~"
      })
  void aMalformedChunkIsRefused(String pattern) throws IOException {
    String body = pattern.replace("Z", ZEROS).replace("~", "\r\n");
    refused(chunked("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", 5), body, 400, "InvalidRequest");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 400 | IncompleteBody",
        "6 | 5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 400 | IncompleteBody",
        "5 | 5~hello~ | 400 | IncompleteBody",
        "5 | 5~hello~0~x-amz-checksum-crc32:AAAAAA==~~ | 400 | BadDigest",
        "5 | 5~hello~0~x-amz-checksum-crc32:nonsense~~ | 400 | InvalidRequest",
        "5 | 5~hello~0~x-amz-checksum-sha1:NhCmhg==~~ | 400 | MalformedTrailerError",
        "5 | 5~hello~0~~ | 400 | MalformedTrailerError",
        "5 | 5~hello~0~no colon~~ | 400 | MalformedTrailerError",
        "99999999999999999 | 5~hello~0~~ | 400 | EntityTooLarge",
        "-5 | 5~hello~0~~ | 411 | MissingContentLength",
        "x | 5~hello~0~~ | 411 | MissingContentLength"
      })
  void aTrailerOrALengthThatLiesIsRefused(String decoded, String pattern, int status, String code)
      throws IOException {
    Map<String, String> headers = chunked("STREAMING-UNSIGNED-PAYLOAD-TRAILER", 0);
    headers.put("x-amz-decoded-content-length", decoded);
    headers.put("x-amz-trailer", "x-amz-checksum-crc32");
    refused(headers, pattern.replace("~", "\r\n"), status, code);
  }

  @Test
  void metadataOverTwoKilobytesAreRefused() throws IOException {
    refused(Map.of("x-amz-meta-a", "b".repeat(2048)), "hello", 400, "MetadataTooLarge");
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      many.put("x-amz-meta-" + i, "12345678");
    }
    refused(many, "hello", 400, "MetadataTooLarge");
  }

  @Test
  void aLengthBeyondEverythingIsRefusedAtOnce() throws IOException {
    refused(Map.of("Content-Length", "99999999999999999"), "hello", 400, "EntityTooLarge");
    refused(Map.of("Content-Length", "5368709121"), "hello", 400, "EntityTooLarge");
  }

  @Test
  void aBodyThatIsLongerThanSaidIsCutThere() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(
          head("PUT", "/" + bucket + "/key", "", Map.of("Content-Length", "3"))
              + "new-rest\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);
      assertThat(raw.text()).matches("(?s)HTTP/\\d\\.\\d 400 .*");
    }
    assertThat(GATEWAY.get(bucket, "key")).isEqualTo("new");
  }

  @ParameterizedTest
  @CsvSource({
    "'',200",
    "bytes=,200",
    "bytes=-,200",
    "bytes=5-1,200",
    "bytes=a-b,200",
    "bytes=0-0x1,200",
    "bytes=--1,200",
    "bytes=1-2-3,200",
    "octets=0-1,200",
    "bytes=99999999999999999999-,416",
    "bytes=0-99999999999999999999,206",
    "bytes=-99999999999999999999,206",
    "bytes=-0,416",
    "bytes=3-,416",
    "bytes=9223372036854775807-,416",
    "bytes=9223372036854775806-9223372036854775807,416",
    "'bytes=0-1,1-2,0-,-1,0-0',200"
  })
  void aSenselessRangeIsIgnoredOrRefused(String range, int status) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(head("GET", "/" + bucket + "/key", "", Map.of("Range", range)));
      Answer answer = raw.answer();
      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      if (status == 416) {
        assertThat(answer.body()).contains("<Code>InvalidRange</Code>");
        assertThat(answer.headers()).containsEntry("content-range", "bytes */3");
      }
    }
  }

  @Test
  void thousandsOfRangesAreOneObject() throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      String ranges = "bytes=" + "0-0,".repeat(5_000) + "1-1";
      raw.send(head("GET", "/" + bucket + "/key", "", Map.of("Range", ranges)));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("old");
    }
  }
}
