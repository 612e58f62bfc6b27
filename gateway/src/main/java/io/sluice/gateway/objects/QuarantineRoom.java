package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Administration;
import io.sluice.gateway.access.Caller;
import io.sluice.gateway.access.NoSuch;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.scanner.Judgement;
import io.sluice.scanner.Verdict;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator does with objects that were put aside. Fails with {@link AccessDenied} for
 * everybody else, and with {@link NoSuch} where nothing has the id.
 */
public final class QuarantineRoom {
  private final ObjectStore store;
  private final Access access;
  private final Marks marks;

  public QuarantineRoom(ObjectStore store, Access access, Marks marks) {
    this.store = store;
    this.access = access;
    this.marks = marks;
  }

  /**
   * A page.
   *
   * @param last the id that it ends with, also where that object went meanwhile
   * @param more whether others follow
   */
  public record Page(List<Quarantined> objects, String last, boolean more) {}

  /**
   * Those that were put aside, by bucket and time.
   *
   * @param bucket empty for all
   * @param after the id that the page before ended with; empty to begin
   */
  public Future<Page> list(Principal who, String bucket, String after, int limit) {
    String prefix = bucket.isEmpty() ? "" : bucket + "/";
    return require(who)
        .compose(may -> store.list(new ListObjects(Quarantined.BUCKET, prefix, "", after, limit)))
        .compose(this::page);
  }

  private Future<Page> page(ListPage listed) {
    List<Future<ObjectInfo>> looks =
        listed.entries().stream().map(ListEntry::name).map(this::look).toList();
    return Future.join(looks)
        .transform(done ->
            Future.succeededFuture(
                new Page(
                    looks.stream()
                        .filter(Future::succeeded)
                        .map(Future::result)
                        .map(Quarantined::of)
                        .toList(),
                    listed.entries().isEmpty() ? "" : listed.entries().getLast().name(),
                    listed.more())));
  }

  private Future<ObjectInfo> look(String id) {
    return store.stat(new StatObject(place(id)));
  }

  private static ObjectRef place(String id) {
    if (!ObjectKey.isValid(id)) {
      throw new NoSuch("object in quarantine", id);
    }
    return new ObjectRef(Quarantined.BUCKET, new ObjectKey(id));
  }

  /** Puts an object back where it was, as one that may be read, unless something is there now. */
  public Future<Quarantined> release(Caller who, String id) {
    Future<Quarantined> released =
        require(who.principal())
            .compose(may -> find(id))
            .compose(object -> release(who.principal(), object));
    return Administration.recorded(
        who, "ReleaseQuarantined", "quarantine/" + id, released, Quarantined::origin);
  }

  private Future<ObjectInfo> find(String id) {
    return look(id)
        .recover(failure ->
            Future.failedFuture(
                failure instanceof StorageFailure.NoSuchObject
                    ? new NoSuch("object in quarantine", id)
                    : failure));
  }

  /** The verdict is that of a person from now on: nobody is to put it aside again by itself. */
  private Future<Quarantined> release(Principal who, ObjectInfo object) {
    Quarantined quarantined = Quarantined.of(object);
    MoveObject back = new MoveObject(object.ref(), quarantined.origin(), WriteCondition.ifAbsent());
    return marks
        .mark(who, quarantined.origin())
        .compose(mark ->
            store
                .updateMetadata(UpdateMetadata.of(object, cleared()))
                .compose(noted -> store.move(back))
                .recover(failure -> again(object).transform(n -> Future.failedFuture(failure)))
                .eventually(mark::settle))
        .map(quarantined);
  }

  private static MetadataPatch cleared() {
    Judgement said = new Judgement(new Verdict.Clean(), Verdicts.BY_HAND, Instant.now());
    Map<String, Optional<String>> annotations = new HashMap<>();
    annotations.put(Verdicts.ANNOTATION, Optional.of(Verdicts.text(said)));
    annotations.put(Replaced.ANNOTATION, Optional.empty());
    return new MetadataPatch(Optional.empty(), Optional.empty(), annotations);
  }

  /** What could not be put back is what it was. */
  private Future<ObjectInfo> again(ObjectInfo object) {
    String verdict = object.metadata().annotations().getOrDefault(Verdicts.ANNOTATION, "");
    MetadataPatch patch = MetadataPatch.annotate(Verdicts.ANNOTATION, verdict);
    return store.updateMetadata(new UpdateMetadata(object.ref(), Optional.empty(), patch));
  }

  public Future<Void> delete(Caller who, String id) {
    Future<Void> deleted =
        require(who.principal())
            .compose(may -> find(id))
            .compose(object -> store.delete(new DeleteObject(object.ref())))
            .mapEmpty();
    return Administration.recorded(
        who, "DeleteQuarantined", "quarantine/" + id, deleted, gone -> "");
  }

  private Future<Void> require(Principal who) {
    return access.require(who, Permission.to(Action.ADMINISTER));
  }
}
