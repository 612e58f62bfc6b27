package io.sluice.memory;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ByteRange.Resolved;
import io.sluice.spi.Capability;
import io.sluice.spi.Commit;
import io.sluice.spi.ControlStore;
import io.sluice.spi.CopyObject;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.DeleteResult;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.MoveObject;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPartPage;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.Replacement;
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.StoreProfile;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/**
 * A store that forgets everything when it goes. What the SPI says in sentences, this says in code;
 * where the two differ, one of them has a mistake.
 */
public final class MemoryStore implements ObjectStore {

  /**
   * 1 GiB an object, 32 KiB of metadata, parts of 5 MiB at least, 10,000 parts, 1 MiB a control
   * document.
   */
  public static final StoreLimits LIMITS =
      new StoreLimits(1L << 30, 1L << 30, 32 << 10, 5L << 20, 1L << 30, 10_000, 1 << 20);

  private final Vertx vertx;
  private final StoreProfile profile;
  private final Turn turn;
  private final Buckets buckets = new Buckets();
  private final MemoryUploads uploads;
  private final MemoryControl control;

  public MemoryStore(Vertx vertx) {
    this(vertx, LIMITS);
  }

  /**
   * @param limits what is refused; all bytes are held in memory, so {@code objectBytesMax} must be
   *     below 2 GiB
   */
  public MemoryStore(Vertx vertx, StoreLimits limits) {
    this.vertx = vertx;
    this.profile = new StoreProfile("memory", EnumSet.allOf(Capability.class), limits);
    this.turn = new Turn(vertx);
    this.uploads = new MemoryUploads(vertx, turn, buckets, limits);
    this.control = new MemoryControl(turn, limits.controlBytesMax());
  }

  @Override
  public StoreProfile profile() {
    return profile;
  }

  @Override
  public Future<BucketPage> listBuckets(ListBuckets request) {
    return turn.take(() -> buckets.list(request));
  }

  @Override
  public Future<BucketInfo> createBucket(CreateBucket request) {
    return turn.take(() -> buckets.create(request.name()));
  }

  @Override
  public Future<BucketInfo> statBucket(StatBucket request) {
    return turn.take(() -> buckets.get(request.name()).info());
  }

  @Override
  public Future<Void> deleteBucket(DeleteBucket request) {
    return turn.take(() -> buckets.delete(request.name()));
  }

  @Override
  public Future<ObjectInfo> stat(StatObject request) {
    return turn.take(() -> see(request));
  }

  @Override
  public Future<ObjectContent> open(OpenObject request) {
    return turn.take(() -> content(request));
  }

  @Override
  public Future<ObjectPartPage> listParts(ListObjectParts request) {
    return turn.take(() -> parts(request));
  }

  @Override
  public Future<Staged<Commit, ObjectInfo>> stage(StageObject request) {
    return turn.take(() -> staged(request));
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return turn.take(() -> copied(request));
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    return turn.take(() -> moved(request));
  }

  @Override
  public Future<ObjectInfo> updateMetadata(UpdateMetadata request) {
    return turn.take(() -> updated(request));
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    return turn.take(() -> deleted(request));
  }

  @Override
  public Future<ListPage> list(ListObjects request) {
    return turn.take(() -> buckets.get(request.bucket()).list(request));
  }

  @Override
  public Optional<MultipartUploads> multipart() {
    return Optional.of(uploads);
  }

  @Override
  public ControlStore control() {
    return control;
  }

  @Override
  public Future<Void> close() {
    return turn.take(() -> {});
  }

  private ObjectInfo see(StatObject request) {
    ObjectInfo info = buckets.get(request.ref().bucket()).get(request.ref()).info();
    request.conditions().check(info);
    return info;
  }

  private ObjectContent content(OpenObject request) {
    StoredObject object = buckets.get(request.ref().bucket()).get(request.ref());
    request.conditions().check(object.info());
    Resolved range = request.range().resolve(object.info().size());
    return MemoryContent.of(object, range, vertx, turn);
  }

  private ObjectPartPage parts(ListObjectParts request) {
    StoredObject object = buckets.get(request.ref().bucket()).get(request.ref());
    request.conditions().check(object.info());
    return ObjectPartPage.of(object.info(), object.parts(), request);
  }

  private Staged<Commit, ObjectInfo> staged(StageObject request) {
    buckets.get(request.ref().bucket());
    Sizes.require(request.metadata(), profile.limits());
    return new StagedBytes<>(
        turn, profile.limits().objectBytesMax(), (commit, bytes) -> put(request, commit, bytes));
  }

  private ObjectInfo put(StageObject request, Commit commit, Buffer bytes) {
    buckets.get(request.ref().bucket());
    Sizes.require(commit.size(), bytes);
    ObjectMetadata metadata = request.metadata().annotated(commit.annotations());
    Sizes.require(metadata, profile.limits());
    Replacement where = request.replacement(commit);
    ObjectInfo info =
        new ObjectInfo(
            where.ref(),
            commit.size(),
            commit.md5(),
            Instant.now(),
            metadata,
            commit.checksums(),
            false);
    buckets.put(new StoredObject(info, bytes), where);
    return info;
  }

  private ObjectInfo copied(CopyObject request) {
    MemoryBucket from = buckets.get(request.source().bucket());
    buckets.get(request.target().bucket());
    StoredObject source = from.get(request.source());
    request.conditions().check(source.info());
    ObjectMetadata metadata = request.patch().applyTo(source.info().metadata());
    Sizes.require(metadata, profile.limits());
    StoredObject target = source.copiedTo(request.target(), metadata);
    buckets.put(target, request.replacement());
    return target.info();
  }

  private ObjectInfo moved(MoveObject request) {
    MemoryBucket from = buckets.get(request.source().bucket());
    buckets.get(request.target().bucket());
    StoredObject source = from.get(request.source());
    if (!request.isMeantFor(source.info())) {
      throw new ConditionFailed(request.source());
    }
    if (request.source().equals(request.target())) {
      return source.info();
    }
    StoredObject target = source.movedTo(request.target());
    buckets.put(target, request.replacement());
    from.remove(request.source());
    return target.info();
  }

  private ObjectInfo updated(UpdateMetadata request) {
    MemoryBucket bucket = buckets.get(request.ref().bucket());
    StoredObject old = bucket.get(request.ref());
    if (!request.isMeantFor(old.info())) {
      throw new ConditionFailed(request.ref());
    }
    ObjectMetadata metadata = request.patch().applyTo(old.info().metadata());
    Sizes.require(metadata, profile.limits());
    StoredObject described = old.describedBy(metadata);
    bucket.put(described);
    return described.info();
  }

  private DeleteResult deleted(DeleteObject request) {
    MemoryBucket bucket = buckets.get(request.ref().bucket());
    bucket.require(request.ref(), request.condition());
    return new DeleteResult(bucket.remove(request.ref()));
  }
}
