package io.sluice.gateway.fixity;

import io.sluice.spi.ObjectRef;
import java.util.List;

/**
 * What became of an object.
 *
 * @param bytes that were read
 * @param differences why it differs, a sentence each
 */
public record Finding(ObjectRef ref, long bytes, Outcome outcome, List<String> differences) {

  /** From the best to the worst. */
  public enum Outcome {
    /** Everything recorded was compared, and is so. */
    SAME,
    /** Put or changed by others: nothing was ever recorded of these bytes. */
    FOREIGN,
    /** Nothing that was recorded can be computed again: parts whose sizes are not known. */
    INCOMPARABLE,
    /** Deleted since it was listed. */
    GONE,
    /** The bytes are not those that came in. */
    DIFFERENT,
    /** The storage does not give the bytes. */
    UNREADABLE
  }

  public Finding {
    differences = List.copyOf(differences);
  }

  /** Whether somebody has to look after it. */
  public boolean isBad() {
    return outcome == Outcome.DIFFERENT || outcome == Outcome.UNREADABLE;
  }
}
