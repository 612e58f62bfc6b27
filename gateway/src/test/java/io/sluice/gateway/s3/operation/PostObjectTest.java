package io.sluice.gateway.s3.operation;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/** Upload forms as browsers send them, in the very bytes. */
class PostObjectTest {
  private static final String BOUNDARY = "----WebKitFormBoundaryx7";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @RegisterExtension static final Gateway GATEWAY = new Gateway();
  private final String bucket = GATEWAY.bucket();

  /** A form with a signed policy; later fields are set by the tests. */
  private final Map<String, String> fields = new LinkedHashMap<>();

  private String expiration = Instant.now().plusSeconds(600).toString();

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a policy with these conditions beside those that every form needs. */
  private void sign(String conditions) {
    String time = TIME.format(Instant.now());
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", Gateway.ACCESS_KEY + "/" + scope);
    fields.put("x-amz-date", time);
    StringBuilder json = new StringBuilder("{\"expiration\": \"" + expiration + "\", ");
    json.append("\"conditions\": [{\"bucket\": \"" + bucket + "\"}");
    for (String name : new String[] {"x-amz-algorithm", "x-amz-credential", "x-amz-date"}) {
      json.append(", {\"" + name + "\": \"" + fields.get(name) + "\"}");
    }
    json.append(conditions.isEmpty() ? "" : ", " + conditions).append("]}");
    signDocument(json.toString());
  }

  private void signDocument(String json) {
    String time = TIME.format(Instant.now());
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    fields.putIfAbsent("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.putIfAbsent("x-amz-credential", Gateway.ACCESS_KEY + "/" + scope);
    fields.putIfAbsent("x-amz-date", time);
    String policy = base64(json);
    byte[] key = ("AWS4" + Gateway.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    fields.put("policy", policy);
    fields.put("x-amz-signature", HexFormat.of().formatHex(hmac(key, policy)));
  }

  private static String field(String name, String value) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private String form(String file) {
    StringBuilder form = new StringBuilder();
    fields.forEach((name, value) -> form.append(field(name, value)));
    return form.append("--" + BOUNDARY)
        .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"")
        .append("\r\nContent-Type: image/jpeg\r\n\r\n")
        .append(file)
        .append("\r\n")
        .append(field("submit", "after the file"))
        .append("--" + BOUNDARY + "--\r\n")
        .toString();
  }

  private RawClient.Answer post(String file) throws IOException {
    return send(form(file), "multipart/form-data; boundary=" + BOUNDARY);
  }

  private RawClient.Answer send(String body, String type) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      raw.send(
          "POST /"
              + bucket
              + " HTTP/1.1\r\nHost: h\r\nContent-Type: "
              + type
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      return raw.answer();
    }
  }

  private static final String ANY_KEY = "[\"starts-with\", \"$key\", \"\"]";

  @Test
  void aFileIsStoredWithWhatItsFieldsSay() throws IOException {
    fields.put("Key", "user/${filename}");
    fields.put("Content-Type", "image/png");
    fields.put("x-amz-meta-author", "Käthe 中");
    fields.put(
        "tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>");
    fields.put("x-ignore-this", "1");
    sign(
        "[\"starts-with\", \"$KEY\", \"user/\"], {\"Content-Type\": \"image/png\"},"
            + " [\"starts-with\", \"$x-amz-meta-author\", \"\"],"
            + " [\"starts-with\", \"$tagging\", \"\"], [\"content-length-range\", 1, 10]");
    String file = "\r\n--" + BOUNDARY.substring(0, 7);
    fields.replace(
        "x-amz-meta-author",
        new String("Käthe 中".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    var answer = post(file.substring(0, 10));
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    assertThat(GATEWAY.get(bucket, "user/photo.jpg")).isEqualTo(file.substring(0, 10));
    var head =
        GATEWAY
            .s3()
            .headObject(
                r -> r.bucket(bucket).key("user/photo.jpg").checksumMode(ChecksumMode.ENABLED));
    assertThat(answer.headers()).containsEntry("etag", head.eTag());
    assertThat(head.contentType()).isEqualTo("image/png");
    assertThat(head.metadata()).containsEntry("author", "=?UTF-8?B?" + base64("Käthe 中") + "?=");
    assertThat(head.checksumCRC64NVME()).isNotNull();
    assertThat(GATEWAY.s3().getObjectTagging(r -> r.bucket(bucket).key("user/photo.jpg")).tagSet())
        .hasSize(1);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLargeFileStreamsThrough() throws IOException {
    fields.put("key", "large");
    sign(ANY_KEY);
    String file = ("--" + BOUNDARY + "\r\n-\r\n--").repeat(200_000);
    assertThat(post(file).status()).isEqualTo(204);
    assertThat(GATEWAY.get(bucket, "large")).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "201, 201", "204, 204", "404, 204"})
  void successIsAnsweredAsWanted(String wanted, int status) throws IOException {
    fields.put("key", "a b");
    fields.put("success_action_status", wanted);
    sign(ANY_KEY + ", [\"starts-with\", \"$success_action_status\", \"\"]");
    var answer = post("x");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("location")).endsWith("/" + bucket + "/a%20b");
    assertThat(answer.body().contains("<PostResponse")).isEqualTo(status == 201);
  }

  @Test
  void aBrowserIsSentOn() throws IOException {
    fields.put("key", "key");
    fields.put("success_action_redirect", "http://127.0.0.1/done");
    sign(ANY_KEY + ", {\"success_action_redirect\": \"http://127.0.0.1/done\"}");
    var answer = post("x");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers())
        .containsEntry(
            "location",
            "http://127.0.0.1/done?bucket="
                + bucket
                + "&key=key&etag=%229dd4e461268c8034f5c8564e155c67a6%22");
  }

  @Test
  void aPolicyMayBeSignedByVersion2() throws Exception {
    fields.put("key", "key");
    String json =
        "{\"expiration\": \"%s\", \"conditions\": [{\"bucket\": \"%s\"}, %s]}"
            .formatted(expiration, bucket, ANY_KEY);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(Gateway.SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] sum = mac.doFinal(base64(json).getBytes(StandardCharsets.UTF_8));
    fields.put("AWSAccessKeyId", Gateway.ACCESS_KEY);
    fields.put("policy", base64(json));
    refused(post("x"), 400, "InvalidArgument");
    fields.put("signature", "AAAA");
    refused(post("x"), 403, "SignatureDoesNotMatch");
    fields.put("signature", Base64.getEncoder().encodeToString(sum));
    assertThat(post("x").status()).isEqualTo(204);
  }

  private void refused(RawClient.Answer answer, int status, String code) {
    assertThat(answer.body()).as("%s", answer).contains("<Code>" + code + "</Code>");
    assertThat(answer.status()).isEqualTo(status);
    assertFails(404, "NoSuchKey", () -> GATEWAY.get(bucket, "key"));
  }

  @Test
  void whatThePolicyDoesNotCoverIsDenied() throws IOException {
    fields.put("key", "key");
    sign("");
    refused(post("x"), 403, "AccessDenied");
    sign("{\"key\": \"other\"}");
    refused(post("x"), 403, "AccessDenied");
    sign(ANY_KEY + ", {\"x-amz-meta-must\": \"be\"}");
    refused(post("x"), 403, "AccessDenied");
    fields.put("x-amz-meta-more", "y");
    sign(ANY_KEY);
    refused(post("x"), 403, "AccessDenied");
  }

  @Test
  void aPolicyThatIsOverOrForAnotherBucketIsDenied() throws IOException {
    fields.put("key", "key");
    signDocument(
        "{\"expiration\": \"" + expiration + "\", \"conditions\": [{\"bucket\": \"other\"}]}");
    refused(post("x"), 403, "AccessDenied");
    expiration = "2007-12-01T12:00:00.000Z";
    sign(ANY_KEY);
    refused(post("x"), 403, "AccessDenied");
  }

  @Test
  void aFormThatNobodySignedIsDenied() throws IOException {
    fields.put("key", "key");
    refused(post("x"), 403, "AccessDenied");
    sign(ANY_KEY);
    String good = fields.put("x-amz-signature", "0".repeat(64));
    refused(post("x"), 403, "SignatureDoesNotMatch");
    fields.put("x-amz-signature", good);
    fields.computeIfPresent("x-amz-credential", (name, was) -> "nobody" + was);
    refused(post("x"), 403, "InvalidAccessKeyId");
    fields.remove("x-amz-signature");
    refused(post("x"), 400, "InvalidArgument");
  }

  @Test
  void theFileMustHaveTheSizeThatWasAllowed() throws IOException {
    fields.put("key", "key");
    sign(ANY_KEY + ", [\"content-length-range\", 2, 5]");
    refused(post("x"), 400, "EntityTooSmall");
    refused(post("123456"), 400, "EntityTooLarge");
    refused(post("x".repeat(3_000_000)), 400, "EntityTooLarge");
    assertThat(post("12345").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{\"conditions\": []}",
        "{\"expiration\": \"2100-01-01T00:00:00Z\"}",
        "{\"EXPIRATION\": \"2100-01-01T00:00:00Z\", \"conditions\": []}",
        "{\"expiration\": \"tomorrow\", \"conditions\": []}",
        "{\"expiration\": \"2100-01-01T00:00:00Z\", \"conditions\": [{}]}",
        "{\"expiration\": \"2100-01-01T00:00:00Z\", \"conditions\": [[\"eq\", \"key\", \"a\"]]}",
        "{\"expiration\": \"2100-01-01T00:00:00Z\","
            + " \"conditions\": [[\"content-length-range\", -1, 0]]}",
        "{\"expiration\": \"2100-01-01T00:00:00Z\","
            + " \"conditions\": [[\"content-length-range\", 1]]}"
      })
  void aPolicyThatMakesNoSenseIsRefused(String policy) throws IOException {
    fields.put("key", "key");
    signDocument(policy);
    refused(post("x"), 400, "InvalidPolicyDocument");
  }

  @Test
  void whatIsNoFormIsRefused() throws IOException {
    sign(ANY_KEY);
    refused(post("x"), 400, "InvalidArgument");
    fields.put("key", "key");
    refused(send("a=b", "application/x-www-form-urlencoded"), 412, "PreconditionFailed");
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    refused(send("nothing", type), 400, "MalformedPOSTRequest");
    refused(
        send(field("key", "key") + "--" + BOUNDARY + "--\r\n", type), 400, "MalformedPOSTRequest");
    String whole = form("some bytes");
    refused(send(whole.substring(0, whole.indexOf("e bytes")), type), 400, "IncompleteBody");
    fields.put("x-ignore-large", "y".repeat(21_000));
    refused(post("x"), 400, "MaxPostPreDataLengthExceededError");
  }

  @Test
  void noFieldBreaksTheHeadOfLaterAnswers() throws IOException {
    fields.put("key", "key");
    fields.put("content-type", "text/plain\r\nx-evil: 1");
    sign(ANY_KEY + ", [\"starts-with\", \"$Content-Type\", \"\"]");
    refused(post("x"), 400, "InvalidArgument");
  }

  @Test
  void fieldsThatAskForWhatIsNotServedAreRefused() throws IOException {
    fields.put("key", "key");
    fields.put("acl", "public-read");
    sign(ANY_KEY + ", {\"acl\": \"public-read\"}");
    refused(post("x"), 400, "AccessControlListNotSupported");
    fields.put("acl", "private");
    sign(ANY_KEY + ", {\"acl\": \"private\"}");
    assertThat(post("x").status()).isEqualTo(204);
  }
}
