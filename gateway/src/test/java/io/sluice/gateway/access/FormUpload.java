package io.sluice.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An upload by HTML form, which has its signature among its fields.
 *
 * @param secret of the key that signs; empty for a form that nobody signed
 */
record FormUpload(String bucket, String key, String accessKeyId, Optional<String> secret) {
  private static final String BOUNDARY = "xxBoundaryxx";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The status of the answer. */
  int post(Gateway gateway) {
    String body = fields() + "--" + BOUNDARY + "--\r\n";
    try (RawClient raw = gateway.raw()) {
      raw.send(
          "POST /"
              + bucket
              + " HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary="
              + BOUNDARY
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      return raw.answer().status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fields() {
    String file =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\ntext\r\n";
    return field("key", key) + secret.map(this::signature).orElse("") + file;
  }

  private String signature(String secret) {
    Instant now = Instant.now();
    String time = TIME.format(now);
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    String credential = accessKeyId + "/" + scope;
    String document =
        ("{'expiration': '" + now.plusSeconds(600) + "', 'conditions': [{'bucket': '" + bucket)
            + ("'}, {'key': '" + key + "'}, {'x-amz-algorithm': 'AWS4-HMAC-SHA256'},")
            + (" {'x-amz-credential': '" + credential + "'}, {'x-amz-date': '" + time + "'}]}");
    byte[] json = document.replace('\'', '"').getBytes(UTF_8);
    String policy = Base64.getEncoder().encodeToString(json);
    byte[] signing = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      signing = hmac(signing, part);
    }
    return field("x-amz-algorithm", "AWS4-HMAC-SHA256")
        + field("x-amz-credential", credential)
        + field("x-amz-date", time)
        + field("policy", policy)
        + field("x-amz-signature", HexFormat.of().formatHex(hmac(signing, policy)));
  }

  private static String field(String name, String value) {
    String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    return head + "\r\n\r\n" + value + "\r\n";
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
