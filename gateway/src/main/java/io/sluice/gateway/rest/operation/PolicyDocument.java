package io.sluice.gateway.rest.operation;

import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.BucketPolicy.Copies;
import io.sluice.gateway.policy.BucketPolicy.Foreign;
import io.sluice.gateway.policy.BucketPolicy.Indexing;
import io.sluice.gateway.policy.BucketPolicy.OnInfected;
import io.sluice.gateway.policy.BucketPolicy.OnUnscanned;
import io.sluice.gateway.policy.BucketPolicy.PendingReads;
import io.sluice.gateway.policy.BucketPolicy.Scanning;
import io.sluice.gateway.policy.PolicySettings;
import io.sluice.gateway.policy.Profile;
import io.sluice.gateway.policy.Word;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.scanner.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was chosen for a bucket about scanning and searching. What is null is as the profile has it,
 * or as is usual at this gateway.
 *
 * @param unscanned by the reason why something was not scanned
 */
record PolicyDocument(
    String profile,
    String scanning,
    String infected,
    Map<String, String> unscanned,
    String pending,
    String foreign,
    String copies,
    String indexing) {

  /** What holds, all of it; which profile that comes from is not told. */
  static PolicyDocument of(BucketPolicy policy) {
    return of(
        new PolicySettings(
            null,
            policy.scanning(),
            policy.infected(),
            policy.unscanned(),
            policy.pending(),
            policy.foreign(),
            policy.copies(),
            policy.indexing()));
  }

  static PolicyDocument of(PolicySettings chosen) {
    Map<String, String> unscanned = new TreeMap<>();
    chosen.unscanned().forEach((reason, then) -> unscanned.put(reason.text(), Word.of(then)));
    return new PolicyDocument(
        text(chosen.profile()),
        text(chosen.scanning()),
        text(chosen.infected()),
        unscanned.isEmpty() ? null : unscanned,
        text(chosen.pending()),
        text(chosen.foreign()),
        text(chosen.copies()),
        text(chosen.indexing()));
  }

  private static String text(Enum<?> choice) {
    return choice == null ? null : Word.of(choice);
  }

  /** Fails with {@link RestFailure}, which names the field that is no choice. */
  PolicySettings settings() {
    return new PolicySettings(
        choice("profile", Profile.class, profile),
        choice("scanning", Scanning.class, scanning),
        choice("infected", OnInfected.class, infected),
        reasons(),
        choice("pending", PendingReads.class, pending),
        choice("foreign", Foreign.class, foreign),
        choice("copies", Copies.class, copies),
        choice("indexing", Indexing.class, indexing));
  }

  private Map<Reason, OnUnscanned> reasons() {
    Map<Reason, OnUnscanned> reasons = new EnumMap<>(Reason.class);
    if (unscanned != null) {
      unscanned.forEach((reason, then) ->
          reasons.put(reason(reason), choice("unscanned." + reason, OnUnscanned.class, then)));
    }
    return reasons;
  }

  private static Reason reason(String text) {
    try {
      return Reason.of(text);
    } catch (IllegalArgumentException e) {
      throw field(
          "unscanned", "There is no reason " + text + " for which something is not scanned.");
    }
  }

  private static <E extends Enum<E>> E choice(String name, Class<E> type, String text) {
    return text == null
        ? null
        : Word.parse(type, text)
            .orElseThrow(() ->
                field(
                    name, "The field policy." + name + " must be one of " + Word.all(type) + "."));
  }

  private static RestFailure field(String name, String detail) {
    return RestFailure.field("policy." + name, detail);
  }
}
