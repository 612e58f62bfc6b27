package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.objects.VerdictHeaders;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.MetaText;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The head of an answer that shows an object. */
final class ObjectHeaders {

  private ObjectHeaders() {}

  static MultiMap of(ObjectInfo object, ByteRange.Resolved range) {
    MultiMap headers =
        HttpHeaders.headers()
            .set(HttpHeaders.LAST_MODIFIED, HttpDates.format(object.lastModified()))
            .set(HttpHeaders.ETAG, EntityTags.quoted(object.etag()))
            .set(HttpHeaders.ACCEPT_RANGES, "bytes")
            .set(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()));
    object.metadata().headers().forEach(headers::set);
    object.metadata().user().forEach((name, value) -> user(headers, name, value));
    VerdictHeaders.of(object, headers::set);
    object.checksums().stream()
        .filter(ObjectHeaders::isOfTheWhole)
        .forEach(sum -> headers.set("Repr-Digest", "sha-256=:" + sum.value() + ":"));
    return headers;
  }

  private static void user(MultiMap headers, String name, String value) {
    headers.set(MetadataRules.USER_PREFIX + name, MetaText.encode(value));
  }

  /** RFC 9530 knows SHA-256, and not those sums that were invented for S3. */
  private static boolean isOfTheWhole(Checksum checksum) {
    return checksum.algorithm() == ChecksumAlgorithm.SHA256
        && checksum.type() == ChecksumType.FULL_OBJECT;
  }
}
