package io.sluice.gateway.look;

import io.sluice.gateway.objects.Marks;
import io.sluice.gateway.objects.Quarantined;
import io.sluice.gateway.objects.Replaced;
import io.sluice.gateway.objects.ScanAudit;
import io.sluice.gateway.objects.Written;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts objects aside in which something was found; what they replaced comes back. */
final class Quarantine {
  private final ObjectStore store;
  private final Marks marks;

  Quarantine(ObjectStore store, Marks marks) {
    this.store = store;
    this.marks = marks;
  }

  /** From the first step on nobody reads it. Succeeds also where others replaced it meanwhile. */
  Future<Void> take(ObjectInfo object, Judgement said) {
    ObjectRef place = Quarantined.placeFor(object.ref());
    return store
        .updateMetadata(UpdateMetadata.of(object, noting(object, said)))
        .compose(noted -> before(object))
        .compose(before -> aside(object, place, before))
        .onSuccess(moved -> told(object, said, place))
        .compose(moved -> lookAgain(object.ref()))
        .recover(failure ->
            failure instanceof StorageFailure.ConditionFailed
                    || failure instanceof StorageFailure.NoSuchObject
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }

  private static MetadataPatch noting(ObjectInfo object, Judgement said) {
    Map<String, Optional<String>> annotations = new HashMap<>();
    annotations.put(Verdicts.ANNOTATION, Optional.of(Verdicts.text(said)));
    annotations.put(Quarantined.ORIGIN, Optional.of(object.ref().key().value()));
    return new MetadataPatch(Optional.empty(), Optional.empty(), annotations);
  }

  /** Where the object is that this one replaced, if it was kept. */
  private Future<Optional<ObjectRef>> before(ObjectInfo object) {
    Optional<ObjectRef> kept = Replaced.by(object);
    return kept.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : store
            .stat(new StatObject(kept.get()))
            .map(there -> kept)
            .recover(failure ->
                failure instanceof StorageFailure.NoSuchObject
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  private Future<ObjectInfo> aside(ObjectInfo object, ObjectRef place, Optional<ObjectRef> before) {
    MoveObject move =
        before
            .map(kept ->
                new MoveObject(
                    kept,
                    object.ref(),
                    new WriteCondition.IfMatches(object.etag()),
                    Optional.empty(),
                    Optional.of(place)))
            .orElseGet(
                () -> new MoveObject(object.ref(), place, WriteCondition.ifAbsent()).only(object));
    return store.move(move);
  }

  private static void told(ObjectInfo object, Judgement said, ObjectRef place) {
    ScanAudit.quarantined(Written.of(object.metadata()), object.ref(), said, Quarantined.id(place));
  }

  /** What came back may itself be one of which nothing is said yet. */
  private Future<Void> lookAgain(ObjectRef ref) {
    return marks.lookAt(ScanAudit.NOBODY, ref);
  }
}
