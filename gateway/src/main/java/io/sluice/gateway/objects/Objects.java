package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.ingest.Ingest;
import io.sluice.gateway.ingest.IngestFailure;
import io.sluice.gateway.ingest.Received;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Commit;
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
import io.sluice.spi.Staged;
import io.sluice.spi.StatObject;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  public Objects(ObjectStore store, Access access, Ingest ingest) {
    this.store = store;
    this.gate = new Gate(store, access);
    this.ingest = ingest;
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

  /** The caller must discard what it gets. */
  public Future<ObjectContent> open(Principal who, OpenObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.ref()))
        .compose(allowed -> store.open(request));
  }

  public Future<ListPage> list(Principal who, ListObjects request) {
    return gate.require(
            who, Permission.under(Action.LIST_OBJECTS, request.bucket(), request.prefix()))
        .compose(allowed -> store.list(request));
  }

  /** Receives the body; nothing is visible before all of it is there and as declared. */
  public Future<ObjectInfo> put(Principal who, PutObject request) {
    return gate.require(who, Permission.to(Action.WRITE_OBJECT, request.ref()))
        .compose(allowed -> store.stage(staging(request)))
        .compose(staged -> receive(request, staged));
  }

  private StageObject staging(PutObject request) {
    long most = store.profile().limits().objectBytesMax();
    OptionalLong length = payloadLength(request.body(), most);
    return new StageObject(request.ref(), request.metadata(), length, request.condition());
  }

  /** How many bytes of payload are announced, where they are. Throws where they are too many. */
  static OptionalLong payloadLength(Body body, long most) {
    OptionalLong length = body.payloadLength();
    if (length.orElse(0) > most) {
      throw IngestFailure.tooLarge(most);
    }
    return length;
  }

  private Future<ObjectInfo> receive(PutObject request, Staged<Commit, ObjectInfo> staged) {
    return ingest.receive(request.body(), checksums(request), staged, Objects::commit);
  }

  /** Every object gets a checksum: its sender's, or the one that any part of it adds to. */
  private static Set<ChecksumAlgorithm> checksums(PutObject request) {
    Declared declared = request.body().declared();
    boolean sent = !declared.checksums().isEmpty() || declared.trailer().isPresent();
    return sent || !request.compute().isEmpty()
        ? request.compute()
        : Set.of(ChecksumAlgorithm.CRC64NVME);
  }

  private static Commit commit(Received received) {
    return new Commit(received.size(), received.md5(), received.checksums(), Map.of());
  }

  public Future<ObjectInfo> copy(Principal who, CopyObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.source()))
        .compose(allowed -> gate.require(who, Permission.to(Action.WRITE_OBJECT, request.target())))
        .compose(allowed -> store.copy(request));
  }

  /** Takes away as well: the mover must be allowed to delete the source. */
  public Future<ObjectInfo> move(Principal who, MoveObject request) {
    return gate.require(who, Permission.to(Action.READ_OBJECT, request.source()))
        .compose(
            allowed -> gate.require(who, Permission.to(Action.DELETE_OBJECT, request.source())))
        .compose(allowed -> gate.require(who, Permission.to(Action.WRITE_OBJECT, request.target())))
        .compose(allowed -> store.move(request));
  }

  /** Changes what is known of an object, not its bytes. */
  public Future<ObjectInfo> updateMetadata(Principal who, UpdateMetadata request) {
    return gate.require(who, Permission.to(Action.WRITE_OBJECT, request.ref()))
        .compose(allowed -> store.updateMetadata(request));
  }

  public Future<DeleteResult> delete(Principal who, DeleteObject request) {
    return gate.require(who, Permission.to(Action.DELETE_OBJECT, request.ref()))
        .compose(allowed -> store.delete(request));
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
