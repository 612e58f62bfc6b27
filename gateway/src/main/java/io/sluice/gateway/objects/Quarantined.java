package io.sluice.gateway.objects;

import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Verdict;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * An object that was put aside.
 *
 * @param id what it is called by operators; begins with its bucket and the time
 * @param origin where it was
 * @param writer the id of whoever brought it
 */
public record Quarantined(
    String id, ObjectRef origin, long size, String writer, Judgement judgement) {

  /** What an object that is put aside says of the key it had. */
  public static final String ORIGIN = "origin";

  static final BucketName BUCKET = BucketName.system("quarantine");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** A place for an object, by bucket and time. */
  public static ObjectRef placeFor(ObjectRef ref) {
    String name = TIME.format(Instant.now()) + "-" + UUID.randomUUID();
    return new ObjectRef(BUCKET, new ObjectKey(ref.bucket() + "/" + name));
  }

  /** What a place is called. */
  public static String id(ObjectRef place) {
    return place.key().value();
  }

  /**
   * Whether an object at its key is about to be put aside, which may take a while, or was cut off:
   * nobody reads it from then on. What an operator released has the same origin, and is clean.
   */
  public static boolean isLeaving(ObjectInfo object) {
    return object.metadata().annotations().containsKey(ORIGIN)
        && !(Verdicts.of(object).verdict() instanceof Verdict.Clean);
  }

  static Quarantined of(ObjectInfo object) {
    String id = id(object.ref());
    String bucket = id.substring(0, id.indexOf('/'));
    String key = object.metadata().annotations().getOrDefault(ORIGIN, "unknown");
    return new Quarantined(
        id,
        ObjectRef.of(bucket, key),
        object.size(),
        Written.of(object.metadata()),
        Verdicts.of(object));
  }
}
