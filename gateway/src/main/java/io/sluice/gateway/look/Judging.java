package io.sluice.gateway.look;

import io.sluice.gateway.objects.Quarantined;
import io.sluice.gateway.objects.Replaced;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.scan.Inspector;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ByteRange;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Has stored objects looked at, and does what follows from it. */
final class Judging {
  private final ObjectStore store;
  private final Inspector inspector;
  private final Quarantine quarantine;
  private final Turns turns;

  /**
   * Makes one.
   *
   * @param atOnce objects that are looked at at the same time: uploads need the scanner, too
   */
  Judging(ObjectStore store, Inspector inspector, Quarantine quarantine, int atOnce) {
    this.store = store;
    this.inspector = inspector;
    this.quarantine = quarantine;
    this.turns = new Turns(atOnce);
  }

  /**
   * The object with a verdict that holds; nothing where it is no longer there. Fails with {@link
   * NobodyLooked} where the scanner could not and shall be asked again.
   */
  Future<Optional<ObjectInfo>> judged(ObjectInfo object, BucketPolicy policy) {
    Judgement known = Verdicts.of(object);
    if (known.verdict() instanceof Verdict.Infected || Quarantined.isLeaving(object)) {
      // Somebody was cut off between saying so and putting it aside.
      return quarantine.take(object, known).map(gone -> Optional.empty());
    }
    if (!inspector.isOn()) {
      return Future.succeededFuture(Optional.of(object));
    }
    if (!policy.scans()) {
      return known.verdict() instanceof Verdict.Pending
          ? keep(object, inspector.unlooked(policy)).map(Optional::of)
          : Future.succeededFuture(Optional.of(object));
    }
    return isOpen(known.verdict())
        ? again(object, policy)
        : Future.succeededFuture(Optional.of(object));
  }

  /** Whether somebody should still look. */
  private static boolean isOpen(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> false;
      case Verdict.Infected(String signature) -> false;
      case Verdict.Pending() -> true;
      case Verdict.NotScanned(Reason reason) ->
          switch (reason) {
            case OFF, UNAVAILABLE, FAILED, FOREIGN -> true;
            case TOO_LARGE, ENCRYPTED, LIMITS -> false;
          };
    };
  }

  /** Looks, whatever was said before. */
  Future<Optional<ObjectInfo>> again(ObjectInfo object, BucketPolicy policy) {
    return turns
        .take(() -> inspector.isUsable() ? lookAt(object, policy) : nobody())
        .recover(Judging::unlessChanged);
  }

  /** Without reading what nobody would look at. */
  private static Future<Optional<ObjectInfo>> nobody() {
    return Future.failedFuture(new NobodyLooked(new Verdict.NotScanned(Reason.UNAVAILABLE)));
  }

  private Future<Optional<ObjectInfo>> lookAt(ObjectInfo object, BucketPolicy policy) {
    return store
        .open(new OpenObject(object.ref(), ByteRange.whole(), ReadConditions.same(object)))
        .compose(content ->
            inspector.judge(content).compose(said -> follow(content.info(), policy, said)));
  }

  /** An object that was replaced meanwhile has a mark of its own. */
  private static Future<Optional<ObjectInfo>> unlessChanged(Throwable failure) {
    boolean changed =
        failure instanceof StorageFailure.ConditionFailed
            || failure instanceof StorageFailure.NoSuchObject;
    return changed ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure);
  }

  private Future<Optional<ObjectInfo>> follow(
      ObjectInfo object, BucketPolicy policy, Judgement said) {
    if (NobodyLooked.isOf(said.verdict())) {
      return later(object, policy, said);
    }
    return switch (policy.fate(said.verdict())) {
      case KEEP -> keep(object, said).map(Optional::of);
      case REFUSE, QUARANTINE -> quarantine.take(object, said).map(gone -> Optional.empty());
    };
  }

  /**
   * What a bucket takes unscanned may be read meanwhile; all else waits. Either is looked at again.
   */
  private Future<Optional<ObjectInfo>> later(
      ObjectInfo object, BucketPolicy policy, Judgement said) {
    Verdict known = Verdicts.of(object).verdict();
    boolean isNews = !said.verdict().equals(known) && !(known instanceof Verdict.Clean);
    Future<ObjectInfo> noted =
        isNews && policy.fate(said.verdict()) == BucketPolicy.Fate.KEEP
            ? store.updateMetadata(
                UpdateMetadata.of(
                    object, MetadataPatch.annotate(Verdicts.ANNOTATION, Verdicts.text(said))))
            : Future.succeededFuture(object);
    return noted.compose(kept -> Future.failedFuture(new NobodyLooked(said.verdict())));
  }

  private Future<ObjectInfo> keep(ObjectInfo object, Judgement said) {
    Map<String, Optional<String>> annotations = new HashMap<>();
    annotations.put(Verdicts.ANNOTATION, Optional.of(Verdicts.text(said)));
    annotations.put(Replaced.ANNOTATION, Optional.empty());
    annotations.put(Quarantined.ORIGIN, Optional.empty());
    MetadataPatch patch = new MetadataPatch(Optional.empty(), Optional.empty(), annotations);
    return store.updateMetadata(UpdateMetadata.of(object, patch));
  }
}
