package io.sluice.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The preconditions of a read, judged in the order of RFC 9110 section 13.2.2 against the very
 * bytes that are then read.
 *
 * @param ifMatch must hold for the ETag
 * @param ifNoneMatch must not hold for the ETag
 * @param ifModifiedSince looked at only where ifNoneMatch is absent; whole seconds
 * @param ifUnmodifiedSince looked at only where ifMatch is absent; whole seconds
 * @param lastModified that of the object that is meant, or empty; tells apart what has the same
 *     ETag and not the same bytes, which whoever wants to can make of an MD5
 */
public record ReadConditions(
    Optional<Predicate<ETag>> ifMatch,
    Optional<Predicate<ETag>> ifNoneMatch,
    Optional<Instant> ifModifiedSince,
    Optional<Instant> ifUnmodifiedSince,
    Optional<Instant> lastModified) {

  public static final ReadConditions NONE =
      new ReadConditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What a client can ask for. */
  public ReadConditions(
      Optional<Predicate<ETag>> ifMatch,
      Optional<Predicate<ETag>> ifNoneMatch,
      Optional<Instant> ifModifiedSince,
      Optional<Instant> ifUnmodifiedSince) {
    this(ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, Optional.empty());
  }

  /** Only this very object, and no other that took its place. */
  public static ReadConditions same(ObjectInfo object) {
    return new ReadConditions(
        Optional.of(object.etag()::equals),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(object.lastModified()));
  }

  /**
   * Judges them against what is there.
   *
   * @throws StorageFailure.ConditionFailed where the read must not happen
   * @throws StorageFailure.NotModified where the reader has these bytes already
   */
  public void check(ObjectInfo object) {
    Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
    boolean wanted =
        ifMatch
            .map(matches -> matches.test(object.etag()))
            .orElseGet(() -> ifUnmodifiedSince.map(since -> !modified.isAfter(since)).orElse(true));
    if (!wanted || !lastModified.map(object.lastModified()::equals).orElse(true)) {
      throw new StorageFailure.ConditionFailed(object.ref());
    }
    boolean news =
        ifNoneMatch
            .map(matches -> !matches.test(object.etag()))
            .orElseGet(() -> ifModifiedSince.map(modified::isAfter).orElse(true));
    if (!news) {
      throw new StorageFailure.NotModified(object);
    }
  }
}
