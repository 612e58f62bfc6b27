package io.sluice.gateway.s3.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.gateway.http.Percent;
import io.sluice.gateway.ingest.FormFields;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.HeaderText;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectRef;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of an upload form, and what they say. Names are in lower case. */
record PostForm(Map<String, String> fields) {
  private static final List<String> SIGNED_2 = List.of("awsaccesskeyid", "signature");
  private static final List<String> SIGNED_4 =
      List.of("x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature");
  private static final Set<String> NO_HEADERS =
      Set.of("key", "policy", "tagging", "redirect", "success_action_redirect");
  private static final String FILE_NAME = "${filename}";
  private static final String MULTIPART = "multipart/form-data";
  private static final String BOUNDARY = "boundary=";

  static PostForm of(FormFields form) {
    String key = form.values().get("key");
    if (key == null || key.isEmpty()) {
      throw missing("key");
    }
    Map<String, String> fields = new HashMap<>(form.values());
    // Browsers of old send the whole path.
    String path = form.fileName().replace('\\', '/');
    fields.put("key", key.replace(FILE_NAME, path.substring(path.lastIndexOf('/') + 1)));
    return new PostForm(fields);
  }

  /** The boundary between the parts of the body. */
  static String boundary(S3Request request) {
    String type = request.header("content-type").orElse("");
    int at = type.indexOf(BOUNDARY);
    if (!type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length()) || at < 0) {
      throw S3ErrorCode.PRECONDITION_FAILED
          .failure("At least one of the pre-conditions you specified did not hold.")
          .with("Condition", "Bucket POST must be of the enclosure-type multipart/form-data");
    }
    String boundary = type.substring(at + BOUNDARY.length()).split(";", 2)[0].strip();
    boolean quoted = boundary.length() > 2 && boundary.startsWith("\"") && boundary.endsWith("\"");
    String plain = quoted ? boundary.substring(1, boundary.length() - 1) : boundary;
    if (plain.isEmpty() || plain.length() > 70) {
      throw S3ErrorCode.MALFORMED_POST_REQUEST.failure();
    }
    return plain;
  }

  private static S3Failure missing(String name) {
    return S3Failure.argument(
        name,
        "",
        "Bucket POST must contain a field named '"
            + name
            + "'. If it is specified, please check the order of the fields.");
  }

  String key() {
    return fields.get("key");
  }

  Optional<String> policy() {
    return Optional.ofNullable(fields.get("policy"));
  }

  /** Throws where a field is not there that a signed policy needs. */
  void requireSigned() {
    boolean old = fields.containsKey("awsaccesskeyid") || fields.containsKey("signature");
    for (String name : old ? SIGNED_2 : SIGNED_4) {
      if (!fields.containsKey(name)) {
        throw missing(name);
      }
    }
  }

  /** The fields as a PutObject would have them in its head. */
  MultiMap headers() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    fields.forEach((name, value) -> {
      if (NO_HEADERS.contains(name)) {
        return;
      }
      if (!HeaderText.isValue(value)) {
        throw S3Failure.argument(name, value, "The value cannot stand in a header.");
      }
      headers.set(name, asInHeader(value));
    });
    headers.remove("content-length");
    if (fields.containsKey("acl")) {
      headers.set("x-amz-acl", fields.get("acl"));
    }
    return headers;
  }

  /** The decoder of HTTP gives one character a byte, and that is what readers of headers expect. */
  private static String asInHeader(String value) {
    return new String(value.getBytes(UTF_8), ISO_8859_1);
  }

  Optional<String> tagging() {
    return Optional.ofNullable(fields.get("tagging"));
  }

  /** What success is answered with; AWS takes what it does not know for 204. */
  int status() {
    return switch (fields.getOrDefault("success_action_status", "")) {
      case "200" -> 200;
      case "201" -> 201;
      default -> 204;
    };
  }

  /** Where the browser is to go next, told what was stored. */
  Optional<String> redirect(ObjectRef ref, ETag etag) {
    String url = fields.getOrDefault("success_action_redirect", fields.get("redirect"));
    if (url == null || !(url.startsWith("http://") || url.startsWith("https://"))) {
      return Optional.empty();
    }
    boolean unsayable = url.chars().anyMatch(c -> c <= ' ' || c > '~');
    String query =
        "bucket="
            + ref.bucket()
            + "&key="
            + Percent.encode(ref.key().value())
            + "&etag="
            + Percent.encode(EntityTags.quoted(etag));
    return unsayable
        ? Optional.empty()
        : Optional.of(url + (url.indexOf('?') < 0 ? "?" : "&") + query);
  }
}
