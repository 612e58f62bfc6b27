package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Ingest;
import io.sluice.gateway.ingest.IngestFailure;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.CopyObject;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.StageObject;
import io.sluice.spi.StatObject;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What can be done with objects. Fails with {@link AccessDenied} or as store and ingest do. */
public final class Objects {
  /** Deletions of one request that run at the same time. */
  private static final int DELETES_AT_ONCE = 16;

  private final ObjectStore store;
  private final Gate gate;
  private final Ingest ingest;
  private final Intake intake;
  private final Viewing viewing;
  private final Copying copying;

  public Objects(ObjectStore store, Access access, Ingest ingest, Intake intake, Viewing viewing) {
    this.store = store;
    this.gate = new Gate(store, access);
    this.ingest = ingest;
    this.intake = intake;
    this.viewing = viewing;
    this.copying = new Copying(store, intake, viewing, new SummedCopy(store, ingest));
  }

  public Future<ObjectInfo> stat(Principal who, StatObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.ref()))
        .compose(allowed -> store.stat(request));
  }

  /** How the object was sent. */
  public Future<ObjectPartPage> parts(Principal who, ListObjectParts request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.ref()))
        .compose(allowed -> store.listParts(request));
  }

  /** The caller must discard what it gets. Fails with {@link Unread} for what nobody shall see. */
  public Future<ObjectContent> open(Principal who, OpenObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.ref()))
        .compose(allowed -> viewing.open(who, () -> store.open(request)));
  }

  public Future<ListPage> list(Principal who, ListObjects request) {
    return gate.require(
            who, Permission.under(Action.LIST_OBJECTS, request.bucket(), request.prefix()))
        .compose(allowed -> store.list(request));
  }

  /**
   * Receives the body; nothing is visible before all of it is there and as declared. Fails with
   * {@link Refused} where its bucket does not want such bytes.
   */
  public Future<ObjectInfo> put(Principal who, PutObject request) {
    return gate.require(who, Permission.to(Action.WRITE_OBJECT, request.ref()))
        .map(allowed -> length(request))
        .compose(length ->
            intake
                .begin(who, request.ref(), length)
                .compose(arrival -> receive(request, length, arrival)));
  }

  private OptionalLong length(PutObject request) {
    return payloadLength(request.body(), store.profile().limits().objectBytesMax());
  }

  private Future<ObjectInfo> receive(PutObject request, OptionalLong length, Arrival arrival) {
    StageObject stage =
        new StageObject(
            request.ref(), request.metadata(), length, request.condition(), arrival.replaced());
    Future<ObjectInfo> received =
        store
            .stage(stage)
            .compose(staged ->
                ingest.receive(
                    request.body(), checksums(request), arrival.scan(), staged, arrival::commit));
    return arrival.answer(received).eventually(arrival::settle);
  }

  /** How many bytes of payload are announced, where they are. Throws where they are too many. */
  static OptionalLong payloadLength(Body body, long most) {
    OptionalLong length = body.payloadLength();
    if (length.orElse(0) > most) {
      throw IngestFailure.tooLarge(most);
    }
    return length;
  }

  /** Every object gets a checksum: its sender's, or the one that any part of it adds to. */
  private static Set<ChecksumAlgorithm> checksums(PutObject request) {
    boolean sent = !request.body().declared().algorithms().isEmpty();
    return sent || !request.compute().isEmpty()
        ? request.compute()
        : Set.of(ChecksumAlgorithm.CRC64NVME);
  }

  /** Copies with the checksums of the source. */
  public Future<ObjectInfo> copy(Principal who, CopyObject request) {
    return copy(who, request, Optional.empty());
  }

  /**
   * Copies.
   *
   * @param checksum of which algorithm the copy has one, of all its bytes, in place of those of the
   *     source; where the source has another, its bytes are read
   */
  public Future<ObjectInfo> copy(
      Principal who, CopyObject request, Optional<ChecksumAlgorithm> checksum) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.source()))
        .compose(allowed -> gate.require(who, Permission.to(Action.WRITE_OBJECT, request.target())))
        .compose(allowed -> copying.copy(who, request, checksum));
  }

  /** Takes away as well: the mover must be allowed to delete the source. */
  public Future<ObjectInfo> move(Principal who, MoveObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.source()))
        .compose(
            allowed -> gate.require(who, Permission.to(Action.DELETE_OBJECT, request.source())))
        .compose(allowed -> gate.require(who, Permission.to(Action.WRITE_OBJECT, request.target())))
        .compose(allowed -> copying.move(who, request));
  }

  /** Changes what is known of an object, not its bytes. */
  public Future<ObjectInfo> updateMetadata(Principal who, UpdateMetadata request) {
    return gate.require(who, Permission.to(Action.WRITE_OBJECT, request.ref()))
        .compose(allowed -> intake.marked(who, request.ref(), () -> store.updateMetadata(request)));
  }

  public Future<DeleteResult> delete(Principal who, DeleteObject request) {
    return gate.require(who, Permission.to(Action.DELETE_OBJECT, request.ref()))
        .compose(allowed -> intake.marked(who, request.ref(), () -> store.delete(request)));
  }

  /** Deletes each, a few at a time; one that fails does not keep the others from going. */
  public Future<List<Deleted>> deleteEach(Principal who, List<DeleteObject> requests) {
    List<Deleted> done = new ArrayList<>(requests.size());
    return deleteFrom(who, requests, 0, done);
  }

  private Future<List<Deleted>> deleteFrom(
      Principal who, List<DeleteObject> requests, int first, List<Deleted> done) {
    int end = Math.min(first + DELETES_AT_ONCE, requests.size());
    List<Future<Deleted>> batch = new ArrayList<>();
    for (int i = first; i < end; i++) {
      batch.add(deleteOne(who, requests.get(i), i));
    }
    return Future.all(batch)
        .compose(all -> {
          done.addAll(all.list());
          return end == requests.size()
              ? Future.succeededFuture(done)
              : deleteFrom(who, requests, end, done);
        });
  }

  private Future<Deleted> deleteOne(Principal who, DeleteObject request, int index) {
    return delete(who, request)
        .map(result -> new Deleted(index, Optional.empty()))
        .otherwise(failure -> new Deleted(index, Optional.of(failure)));
  }
}
