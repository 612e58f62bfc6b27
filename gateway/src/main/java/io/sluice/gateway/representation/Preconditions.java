package io.sluice.gateway.representation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ReadConditions;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The conditions of RFC 9110 section 13.1 that a read may carry. */
public final class Preconditions {

  private Preconditions() {}

  /**
   * What the headers ask for. A date that is none is ignored.
   *
   * @param header gives the value of a header by its lower-case name
   */
  public static ReadConditions read(Function<String, Optional<String>> header) {
    Optional<String> match = header.apply("if-match");
    Optional<String> noneMatch = header.apply("if-none-match");
    Optional<String> modified = header.apply("if-modified-since");
    Optional<String> unmodified = header.apply("if-unmodified-since");
    if (match.isEmpty() && noneMatch.isEmpty() && modified.isEmpty() && unmodified.isEmpty()) {
      return ReadConditions.NONE;
    }
    return new ReadConditions(
        match.map(EntityTags::strong),
        noneMatch.map(EntityTags::weak),
        modified.flatMap(HttpDates::parse),
        unmodified.flatMap(HttpDates::parse));
  }

  /** Whether an If-Range still holds: a strong tag, or the very date (section 13.1.5). */
  public static boolean isSame(String ifRange, ObjectInfo object) {
    if (ifRange.startsWith("\"")) {
      return EntityTags.unquoted(ifRange).equals(object.etag().value());
    }
    return HttpDates.parse(ifRange)
        .map(object.lastModified().truncatedTo(ChronoUnit.SECONDS)::equals)
        .orElse(false);
  }

  /** These conditions, and that the object is still the one that was looked at. */
  public static ReadConditions still(ReadConditions conditions, ETag seen) {
    Predicate<ETag> same = seen::equals;
    return new ReadConditions(
        Optional.of(conditions.ifMatch().map(same::and).orElse(same)),
        conditions.ifNoneMatch(),
        conditions.ifModifiedSince(),
        conditions.ifUnmodifiedSince());
  }
}
