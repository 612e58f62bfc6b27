package io.sluice.gateway.policy;

import static io.sluice.gateway.policy.BucketPolicy.Copies;
import static io.sluice.gateway.policy.BucketPolicy.Foreign;
import static io.sluice.gateway.policy.BucketPolicy.Indexing;
import static io.sluice.gateway.policy.BucketPolicy.OnInfected;
import static io.sluice.gateway.policy.BucketPolicy.OnUnscanned;
import static io.sluice.gateway.policy.BucketPolicy.PendingReads;
import static io.sluice.gateway.policy.BucketPolicy.Scanning;

import io.sluice.scanner.Reason;
import java.util.EnumMap;
import java.util.Map;

/** Settings that go together, by what a bucket is for. */
public enum Profile {
  /** Letters, forms, homework: nobody else sees what was not looked at. */
  DOCUMENTS {
    @Override
    public BucketPolicy policy() {
      return new BucketPolicy(
          Scanning.INLINE,
          OnInfected.REFUSE,
          unscanned(OnUnscanned.REFUSE),
          PendingReads.WRITER,
          Foreign.WAIT,
          Copies.TAKE_OVER,
          Indexing.TEXT);
    }
  },

  /**
   * Measurements and code: a scanner that is down holds up nobody, and files put there by others
   * are read at once.
   */
  RESEARCH {
    @Override
    public BucketPolicy policy() {
      return new BucketPolicy(
          Scanning.INLINE,
          OnInfected.REFUSE,
          unscanned(OnUnscanned.ACCEPT),
          PendingReads.WRITER,
          Foreign.READ,
          Copies.TAKE_OVER,
          Indexing.TEXT);
    }
  },

  /** What backup programs write, which is encrypted: found by name only. */
  BACKUP {
    @Override
    public BucketPolicy policy() {
      return new BucketPolicy(
          Scanning.OFF,
          OnInfected.QUARANTINE,
          unscanned(OnUnscanned.ACCEPT),
          PendingReads.EVERYONE,
          Foreign.READ,
          Copies.TAKE_OVER,
          Indexing.NAMES);
    }
  };

  public abstract BucketPolicy policy();

  /**
   * What no scanner can look into is marked and accepted everywhere: to refuse it would refuse
   * every archive with a password. Where it could have looked and did not, profiles differ.
   */
  private static Map<Reason, OnUnscanned> unscanned(OnUnscanned whereItFailed) {
    Map<Reason, OnUnscanned> each = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      each.put(reason, OnUnscanned.ACCEPT);
    }
    each.put(Reason.UNAVAILABLE, whereItFailed);
    each.put(Reason.FAILED, whereItFailed);
    return each;
  }
}
