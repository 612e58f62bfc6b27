package io.sluice.gateway.look;

import io.sluice.spi.ETag;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ObjectInfo;
import java.time.Instant;

/**
 * What the index keeps of an object, to tell whether it is still that one. A listing knows it too.
 */
public final class Stamps {

  private Stamps() {}

  public static String of(ObjectInfo object) {
    return of(object.etag(), object.lastModified());
  }

  static String of(Listed object) {
    return of(object.etag(), object.lastModified());
  }

  private static String of(ETag etag, Instant modified) {
    return etag.value() + "@" + modified.getEpochSecond() + "." + modified.getNano();
  }
}
