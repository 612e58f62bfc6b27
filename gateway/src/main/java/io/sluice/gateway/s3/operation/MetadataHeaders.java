package io.sluice.gateway.s3.operation;

import io.sluice.gateway.representation.HeaderText;
import io.sluice.gateway.representation.MetaText;
import io.sluice.gateway.representation.PresentationHeaders;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ObjectMetadata;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a writer wants kept with an object, its tags included, as headers say it. */
public final class MetadataHeaders {
  static final String USER_PREFIX = "x-amz-meta-";

  /** What AWS says of an object whose writer named no type. */
  static final String DEFAULT_TYPE = "binary/octet-stream";

  private final int userBytesMax;

  public MetadataHeaders(int userBytesMax) {
    this.userBytesMax = userBytesMax;
  }

  ObjectMetadata of(S3Request request) {
    return of(request.headers());
  }

  ObjectMetadata of(MultiMap headers) {
    return new ObjectMetadata(
        PresentationHeaders.of(headers, DEFAULT_TYPE),
        user(headers),
        Tagging.ofHeaders(headers).annotations());
  }

  private Map<String, String> user(MultiMap headers) {
    Map<String, String> user = new HashMap<>();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey();
      if (name.regionMatches(true, 0, USER_PREFIX, 0, USER_PREFIX.length())) {
        if (!HeaderText.isName(name)) {
          throw S3Failure.argument(USER_PREFIX + "*", name, "That is no name of a header.");
        }
        String key = name.substring(USER_PREFIX.length()).toLowerCase(Locale.ROOT);
        user.merge(key, MetaText.decode(header.getValue()), (first, next) -> first + "," + next);
      }
    }
    checkSize(user);
    return user;
  }

  private void checkSize(Map<String, String> user) {
    int size = 0;
    for (Map.Entry<String, String> entry : user.entrySet()) {
      size += bytes(entry.getKey()) + bytes(entry.getValue());
    }
    if (size > userBytesMax) {
      throw S3ErrorCode.METADATA_TOO_LARGE
          .failure()
          .with("Size", Integer.toString(size))
          .with("MaxSizeAllowed", Integer.toString(userBytesMax));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
