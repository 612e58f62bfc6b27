package io.sluice.gateway.rest.operation;

import io.sluice.gateway.representation.HeaderText;
import io.sluice.gateway.representation.MetaText;
import io.sluice.gateway.representation.PresentationHeaders;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectMetadata;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a writer may want kept with an object, in headers or in a document. Whatever is kept, every
 * door must be able to show it as headers.
 */
public final class MetadataRules {
  static final String USER_PREFIX = "sluice-meta-";

  private static final String USER_PREFIX_OF_S3 = "x-amz-meta-";
  private static final String DEFAULT_TYPE = "application/octet-stream";

  private final int userBytesMax;

  /**
   * Makes them.
   *
   * @param userBytesMax of user metadata, names and values
   */
  public MetadataRules(int userBytesMax) {
    this.userBytesMax = userBytesMax;
  }

  /** What the headers of an upload say. */
  ObjectMetadata of(RestRequest request) {
    Map<String, String> user = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(USER_PREFIX_OF_S3)) {
        throw RestFailure.parameter(
            name, "Metadata are sent as " + USER_PREFIX + "NAME here, not as " + name + ".");
      }
      if (name.startsWith(USER_PREFIX)) {
        String value = MetaText.decode(header.getValue());
        user.merge(name.substring(USER_PREFIX.length()), value, (a, b) -> a + "," + b);
      }
    }
    return of(presentation(request.headers()), user);
  }

  private static Map<String, String> presentation(MultiMap headers) {
    return PresentationHeaders.of(headers, DEFAULT_TYPE);
  }

  /** Headers and user metadata, where all of them can be kept. */
  ObjectMetadata of(Map<String, String> headers, Map<String, String> user) {
    headers.forEach(MetadataRules::checkHeader);
    user.forEach(MetadataRules::checkUser);
    long bytes = new ObjectMetadata(Map.of(), user, Map.of()).bytes();
    if (bytes > userBytesMax) {
      throw ProblemCode.LIMIT_EXCEEDED
          .failure("Metadata have at most " + userBytesMax + " bytes, these have " + bytes + ".")
          .with("field", "metadata");
    }
    return new ObjectMetadata(headers, user, Map.of());
  }

  /** A change of what is not null, where all of it can be kept. */
  MetadataPatch patch(Map<String, String> headers, Map<String, String> user) {
    of(headers == null ? Map.of() : headers, user == null ? Map.of() : user);
    return new MetadataPatch(Optional.ofNullable(headers), Optional.ofNullable(user), Map.of());
  }

  private static void checkHeader(String name, String value) {
    String field = "headers." + name;
    if (!PresentationHeaders.NAMES.contains(name)) {
      throw RestFailure.unknown(
          ProblemCode.UNKNOWN_FIELD, "field", field, PresentationHeaders.NAMES);
    }
    if (value == null || value.isEmpty() || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw RestFailure.field(field, "A header has one or more characters of printable ASCII.");
    }
  }

  private static void checkUser(String name, String value) {
    String field = "metadata." + name;
    if (!HeaderText.isName(name) || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw RestFailure.field(field, "A name is that of a header, in lower case.");
    }
    if (value == null || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw RestFailure.field(field, "A value is a text without control characters.");
    }
  }
}
