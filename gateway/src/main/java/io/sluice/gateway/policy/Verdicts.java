package io.sluice.gateway.policy;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ObjectInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Verdicts as they are kept with objects: the verdict, the time in seconds, the engine, with a
 * space between. As an annotation it is under the store's seal, and bound to the very bytes.
 */
public final class Verdicts {
  public static final String ANNOTATION = "verdict";

  /** Who judged what an operator released. */
  public static final String BY_HAND = "released by hand";

  private static final Judgement NOBODY_LOOKED = unscanned(Reason.OFF);

  /** Of a later Sluice, or damaged: it may say anything, so that it must be looked at again. */
  private static final Judgement UNREADABLE =
      new Judgement(new Verdict.Pending(), "", Instant.EPOCH);

  private static final Judgement FOREIGN = unscanned(Reason.FOREIGN);

  private Verdicts() {}

  /** What is known of an object. One that nobody ever looked at is not scanned, never clean. */
  public static Judgement of(ObjectInfo object) {
    String kept = object.metadata().annotations().get(ANNOTATION);
    if (kept != null) {
      return parse(kept).orElse(UNREADABLE);
    }
    return object.foreign() ? FOREIGN : NOBODY_LOOKED;
  }

  /** Whether a person said so, which no scanner overrules. */
  public static boolean isByHand(ObjectInfo object) {
    return of(object).engine().equals(BY_HAND);
  }

  /** The text that is kept. */
  public static String text(Judgement judgement) {
    String verdict = judgement.verdict().format().replaceAll("\\s", "_");
    String head = plain(verdict) + " " + judgement.at().getEpochSecond();
    return judgement.engine().isEmpty() ? head : head + " " + plain(judgement.engine());
  }

  /** A scanner's words may hold anything, a line of our own must not. */
  private static String plain(String words) {
    return words.replaceAll("\\p{Cntrl}", "?");
  }

  private static Optional<Judgement> parse(String text) {
    try {
      String[] parts = text.split(" ", 3);
      Instant at = Instant.ofEpochSecond(Long.parseLong(parts[1]));
      String engine = parts.length < 3 ? "" : parts[2];
      return Optional.of(new Judgement(Verdict.parse(parts[0]), engine, at));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static Judgement unscanned(Reason reason) {
    return new Judgement(new Verdict.NotScanned(reason), "", Instant.EPOCH);
  }

  /** Whether the scanner is still to look at what has this verdict. */
  public static boolean awaitsScan(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> false;
      case Verdict.Infected(String signature) -> false;
      case Verdict.Pending() -> true;
      case Verdict.NotScanned(Reason reason) -> reason.isTemporary();
    };
  }

  /** The kind of a verdict without its details: {@code clean}, {@code not-scanned} and so on. */
  public static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> "clean";
      case Verdict.Infected(String signature) -> "infected";
      case Verdict.NotScanned(Reason reason) -> "not-scanned";
      case Verdict.Pending() -> "pending";
    };
  }
}
