package io.sluice.gateway.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.gateway.policy.BucketPolicy.Copies;
import io.sluice.gateway.policy.BucketPolicy.Foreign;
import io.sluice.gateway.policy.BucketPolicy.Indexing;
import io.sluice.gateway.policy.BucketPolicy.OnInfected;
import io.sluice.gateway.policy.BucketPolicy.OnUnscanned;
import io.sluice.gateway.policy.BucketPolicy.PendingReads;
import io.sluice.gateway.policy.BucketPolicy.Scanning;
import io.sluice.scanner.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was chosen for a bucket; all else is as its profile has it. In the order of {@link
 * BucketPolicy}.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicySettings(
    Profile profile,
    Scanning scanning,
    OnInfected infected,
    Map<Reason, OnUnscanned> unscanned,
    PendingReads pending,
    Foreign foreign,
    Copies copies,
    Indexing indexing) {

  /** Nothing was chosen. */
  public static final PolicySettings NONE = ofProfile(null);

  public PolicySettings {
    unscanned = unscanned == null ? Map.of() : Map.copyOf(unscanned);
  }

  /** A profile as it is. */
  public static PolicySettings ofProfile(Profile profile) {
    return new PolicySettings(profile, null, null, null, null, null, null, null);
  }

  /** What holds, where buckets without a profile of their own have this one. */
  public BucketPolicy over(Profile usual) {
    BucketPolicy base = Optional.ofNullable(profile).orElse(usual).policy();
    Map<Reason, OnUnscanned> reasons = new EnumMap<>(Reason.class);
    reasons.putAll(base.unscanned());
    reasons.putAll(unscanned);
    return new BucketPolicy(
        or(scanning, base.scanning()),
        or(infected, base.infected()),
        reasons,
        or(pending, base.pending()),
        or(foreign, base.foreign()),
        or(copies, base.copies()),
        or(indexing, base.indexing()));
  }

  private static <T> T or(T chosen, T base) {
    return chosen == null ? base : chosen;
  }
}
