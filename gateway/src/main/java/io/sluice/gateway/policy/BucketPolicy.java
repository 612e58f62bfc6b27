package io.sluice.gateway.policy;

import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import java.util.Map;

/**
 * What holds for a bucket.
 *
 * @param scanning when bytes are looked at
 * @param infected what becomes of an upload in which something was found
 * @param unscanned what becomes of an upload that was not looked at, or not whole, by the reason;
 *     every reason has one
 * @param pending who may read what is still to be looked at
 * @param foreign what holds for files that others put into the storage, until they were looked at
 * @param copies whether a copy inside the storage keeps a verdict
 * @param indexing what can be found of an object
 */
public record BucketPolicy(
    Scanning scanning,
    OnInfected infected,
    Map<Reason, OnUnscanned> unscanned,
    PendingReads pending,
    Foreign foreign,
    Copies copies,
    Indexing indexing) {

  public BucketPolicy {
    unscanned = Map.copyOf(unscanned);
  }

  /** When bytes are looked at. */
  public enum Scanning {
    /**
     * While they come in, before anybody sees them, as far as they are not too many; else after.
     */
    INLINE,
    /** After they came in. */
    DEFERRED,
    OFF
  }

  /** What becomes of what is infected. */
  public enum OnInfected {
    /** Nothing is kept of what was found in time; else as below. */
    REFUSE,
    /**
     * It is put aside, where only an operator gets at it. Whoever brings what is found in time is
     * refused all the same, and told of it.
     */
    QUARANTINE
  }

  /** What becomes of what was not looked at. */
  public enum OnUnscanned {
    /** It is kept and says so. */
    ACCEPT,
    REFUSE,
    QUARANTINE
  }

  /** Who may read what is still to be looked at. */
  public enum PendingReads {
    WRITER,
    EVERYONE
  }

  /** What holds for files that others put into the storage. */
  public enum Foreign {
    /** Nobody reads them before they were looked at. */
    WAIT,
    READ
  }

  /** Whether a copy keeps its source's verdict. */
  public enum Copies {
    /** Where the target's own policy would have come to it. */
    TAKE_OVER,
    /** Every copy is looked at. */
    SCAN
  }

  /** What can be found of an object. */
  public enum Indexing {
    TEXT,
    /** Names and metadata. */
    NAMES,
    OFF
  }

  /**
   * The same where there is no scanner: nothing more is looked at, and nobody waits for it. What is
   * pending stays so.
   */
  public BucketPolicy withoutScanner() {
    return new BucketPolicy(
        Scanning.OFF, infected, unscanned, pending, Foreign.READ, copies, indexing);
  }

  public boolean scans() {
    return scanning != Scanning.OFF;
  }

  /** Whether nothing is kept that the scanner could have looked at and did not. */
  public boolean takesOnlyScanned() {
    return unscanned.get(Reason.UNAVAILABLE) != OnUnscanned.ACCEPT
        && unscanned.get(Reason.FAILED) != OnUnscanned.ACCEPT;
  }

  /** What is to be done with bytes of this verdict that nobody has seen yet. */
  public Fate fate(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> Fate.KEEP;
      case Verdict.Pending() -> Fate.KEEP;
      case Verdict.Infected(String signature) ->
          infected == OnInfected.QUARANTINE ? Fate.QUARANTINE : Fate.REFUSE;
      case Verdict.NotScanned(Reason reason) ->
          switch (unscanned.get(reason)) {
            case ACCEPT -> Fate.KEEP;
            case REFUSE -> Fate.REFUSE;
            case QUARANTINE -> Fate.QUARANTINE;
          };
    };
  }

  /** What is to be done with an upload. */
  public enum Fate {
    KEEP,
    REFUSE,
    QUARANTINE
  }
}
