package io.sluice.gateway.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests and chunks with version 4, written after AWS's text and not after Sluice's code.
 */
final class SigV4Signer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String REGION = "us-east-1";

  private final String accessKey;
  private final String secretKey;

  SigV4Signer(String accessKey, String secretKey) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  /**
   * The value of the Authorization header; adds the time to the headers.
   *
   * @param headers all to be signed, by name in lower case, in order
   */
  String authorization(String method, String target, Map<String, String> headers, Instant now) {
    String time = TIME.format(now);
    headers.put("x-amz-date", time);
    String names = String.join(";", headers.keySet());
    String signature = sign(time, sha256(canonical(method, target, headers, names)));
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(accessKey, scope(time), names, signature);
  }

  private static String canonical(
      String method, String target, Map<String, String> headers, String names) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : canonicalQuery(target.substring(mark + 1));
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String body = headers.get("x-amz-content-sha256");
    return String.join("\n", method, path, query, lines, names, body);
  }

  private static String canonicalQuery(String raw) {
    return Pattern.compile("&")
        .splitAsStream(raw)
        .map(part -> part.contains("=") ? part : part + "=")
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String scope(String time) {
    return time.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
  }

  private String sign(String time, String hash) {
    String text = String.join("\n", "AWS4-HMAC-SHA256", time, scope(time), hash);
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : List.of(time.substring(0, 8), REGION, "s3", "aws4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
