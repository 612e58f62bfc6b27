package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.policy.BucketPolicy;
import io.sluice.gateway.policy.BucketPolicy.Copies;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.scan.Unread;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Capability;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.CopyObject;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects that come from elsewhere in the store. Such an object keeps its verdict only where its
 * new bucket would have come to the same; else it is looked at before it is seen there, whatever
 * its size. Of what the new bucket wants put aside, that is a copy; the object stays where it is.
 */
final class Copying {
  /** What does not come along by itself. */
  private static final List<String> OURS =
      List.of(Verdicts.ANNOTATION, Written.ANNOTATION, Replaced.ANNOTATION, Quarantined.ORIGIN);

  /** How often a copy begins whose source others replace meanwhile. */
  private static final int TRIES = 3;

  private final ObjectStore store;
  private final Intake intake;
  private final Viewing viewing;
  private final SummedCopy summed;

  Copying(ObjectStore store, Intake intake, Viewing viewing, SummedCopy summed) {
    this.store = store;
    this.intake = intake;
    this.viewing = viewing;
    this.summed = summed;
  }

  Future<ObjectInfo> copy(Principal who, CopyObject request, Optional<ChecksumAlgorithm> checksum) {
    return copy(who, request, checksum, TRIES);
  }

  private Future<ObjectInfo> copy(
      Principal who, CopyObject request, Optional<ChecksumAlgorithm> checksum, int tries) {
    return store
        .stat(new StatObject(request.source(), request.conditions()))
        .compose(source ->
            viewing
                .require(who, source)
                .compose(may -> admit(who, source, request.target()))
                .compose(arrived -> copy(request, source, arrived, checksum))
                .recover(failure ->
                    tries > 1 && failure instanceof StorageFailure.ConditionFailed
                        ? ifReplaced(source, failure)
                            .compose(now -> copy(who, request, checksum, tries - 1))
                        : Future.failedFuture(failure)));
  }

  /** What has taken the place of an object. Fails with the failure where nothing has. */
  private Future<ObjectInfo> ifReplaced(ObjectInfo object, Throwable failure) {
    return store
        .stat(new StatObject(object.ref()))
        .compose(now ->
            now.etag().equals(object.etag()) && now.lastModified().equals(object.lastModified())
                ? Future.failedFuture(failure)
                : Future.succeededFuture(now));
  }

  private Future<ObjectInfo> copy(
      CopyObject request,
      ObjectInfo source,
      Arrived arrived,
      Optional<ChecksumAlgorithm> checksum) {
    CopyObject judged = judged(request, source, arrived);
    Future<ObjectInfo> copied =
        checksum
            .filter(wanted -> !SummedCopy.isOf(source, wanted) && arrived.aside().isEmpty())
            .map(wanted -> summed.make(judged, wanted))
            .orElseGet(() -> store.copy(judged));
    return arrived.arrival().answer(copied).eventually(() -> arrived.arrival().settle());
  }

  private static CopyObject judged(CopyObject request, ObjectInfo source, Arrived arrived) {
    Optional<ObjectRef> aside = arrived.aside();
    return new CopyObject(
        request.source(),
        ReadConditions.same(source),
        aside.orElse(request.target()),
        with(request.patch(), arrived.patch()),
        aside.isPresent() ? WriteCondition.always() : request.condition(),
        arrived.keepReplaced());
  }

  Future<ObjectInfo> move(Principal who, MoveObject request) {
    return store
        .stat(new StatObject(request.source()))
        .compose(source -> requireJudged(source).map(source))
        .compose(source ->
            source.ref().bucket().equals(request.target().bucket())
                ? moveNow(who, request, source)
                : viewing
                    .require(who, source)
                    .compose(may -> admit(who, source, request.target()))
                    .compose(arrived -> moveInto(who, request, source, arrived)));
  }

  private Future<ObjectInfo> moveInto(
      Principal who, MoveObject request, ObjectInfo source, Arrived arrived) {
    return arrived.aside().isPresent()
        ? copy(asCopy(request), source, arrived, Optional.empty())
        : note(source, arrived).compose(noted -> moveNow(who, keeping(request, arrived), noted));
  }

  private static MoveObject keeping(MoveObject request, Arrived arrived) {
    return new MoveObject(
        request.source(),
        request.target(),
        request.condition(),
        request.expected(),
        request.lastModified(),
        arrived.keepReplaced());
  }

  private static CopyObject asCopy(MoveObject request) {
    return new CopyObject(
        request.source(),
        ReadConditions.NONE,
        request.target(),
        MetadataPatch.NONE,
        request.condition());
  }

  /** What was judged is what moves, where the store can tell. */
  private Future<ObjectInfo> moveNow(Principal who, MoveObject request, ObjectInfo source) {
    boolean tells = store.profile().can(Capability.MOVE_IF_MATCHES);
    MoveObject judged = tells ? request.only(source) : request;
    return intake.marked(
        who, List.of(request.source(), request.target()), () -> store.move(judged));
  }

  /** What is kept for an object that is still to be looked at is kept under its key. */
  private static Future<Void> requireJudged(ObjectInfo source) {
    Verdict verdict = Verdicts.of(source).verdict();
    boolean open =
        Verdicts.awaitsScan(verdict)
            || verdict instanceof Verdict.Infected
            || Quarantined.isLeaving(source);
    return open ? Future.failedFuture(new Unread(verdict)) : Future.succeededFuture();
  }

  private Future<ObjectInfo> note(ObjectInfo source, Arrived arrived) {
    MetadataPatch patch = new MetadataPatch(Optional.empty(), Optional.empty(), arrived.patch());
    return store
        .updateMetadata(UpdateMetadata.of(source, patch))
        .eventually(() -> arrived.arrival().settle());
  }

  /** What an object is to have in its new bucket, or aside. */
  private record Arrived(
      Arrival arrival, Map<String, Optional<String>> patch, Optional<ObjectRef> aside) {

    /** Where that is kept which it replaces, as it says itself where it awaits a scan. */
    Optional<ObjectRef> keepReplaced() {
      return patch.getOrDefault(Replaced.ANNOTATION, Optional.empty()).isPresent()
          ? arrival.replaced()
          : Optional.empty();
    }
  }

  private Future<Arrived> admit(Principal who, ObjectInfo source, ObjectRef target) {
    return intake
        .policies()
        .of(target.bucket())
        .compose(policy -> judge(policy, source))
        .compose(said ->
            intake
                .beginStored(who, target, source.size())
                .compose(arrival ->
                    arrival
                        .admit(said)
                        .map(made -> arrived(arrival, made))
                        .recover(refusal ->
                            arrival.settle().transform(settled -> Future.failedFuture(refusal)))));
  }

  private Future<Judgement> judge(BucketPolicy policy, ObjectInfo source) {
    Judgement known = Verdicts.of(source);
    if (!policy.scans()) {
      return Future.succeededFuture(intake.inspector().unlooked(policy));
    }
    if (policy.copies() == Copies.TAKE_OVER && isOfAScanner(known.verdict())) {
      return Future.succeededFuture(known);
    }
    OpenObject whole = new OpenObject(source.ref(), ByteRange.whole(), ReadConditions.same(source));
    return store.open(whole).compose(intake.inspector()::judge);
  }

  /** Whether to look again would say the same. */
  private static boolean isOfAScanner(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Clean() -> true;
      case Verdict.Infected(String signature) -> true;
      case Verdict.Pending() -> false;
      case Verdict.NotScanned(Reason reason) ->
          switch (reason) {
            case TOO_LARGE, ENCRYPTED, LIMITS -> true;
            case OFF, UNAVAILABLE, FAILED, FOREIGN -> false;
          };
    };
  }

  private static Arrived arrived(Arrival arrival, Arrival.Admission admission) {
    Map<String, Optional<String>> patch = new HashMap<>();
    for (String ours : OURS) {
      patch.put(ours, Optional.ofNullable(admission.annotations().get(ours)));
    }
    return new Arrived(arrival, patch, admission.aside());
  }

  private static MetadataPatch with(MetadataPatch patch, Map<String, Optional<String>> more) {
    Map<String, Optional<String>> annotations = new HashMap<>(patch.annotations());
    annotations.putAll(more);
    return new MetadataPatch(patch.headers(), patch.user(), annotations);
  }
}
