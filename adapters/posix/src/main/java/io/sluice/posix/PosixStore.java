package io.sluice.posix;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketPage;
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
import io.sluice.spi.StageObject;
import io.sluice.spi.Staged;
import io.sluice.spi.StatBucket;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.StoreProfile;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A tree of files as a store. Each method hands blocking work to a pool and translates what went
 * wrong.
 */
final class PosixStore implements ObjectStore {

  static final long OBJECT_BYTES_MAX = 5L << 40;
  static final long PART_BYTES_MAX = 5L << 30;
  static final int METADATA_BYTES_MAX = 32 << 10;
  static final int PARTS_MAX = 10_000;

  private final Vertx vertx;
  private final PosixSettings settings;
  private final Workers workers;
  private final Buckets buckets;
  private final Staging staging;
  private final Copier copier;
  private final ObjectChanges changes;
  private final Publisher publisher;
  private final Reader reader;
  private final Listing listing;
  private final PosixUploads uploads;
  private final PosixControl control;
  private final OpenedTree opened;

  PosixStore(Vertx vertx, PosixSettings settings, OpenedTree opened) {
    this.vertx = vertx;
    this.settings = settings;
    this.opened = opened;
    this.workers = Workers.start(vertx, settings);
    AttributeStore attributes = opened.attributes();
    Tree tree =
        new Tree(
            new Roots(opened.root(), opened.system()),
            opened.extendedAttributes(),
            settings.durable() ? LibC::sync : file -> {});
    this.buckets = new Buckets(tree);
    ObjectFiles files = new ObjectFiles(tree, attributes);
    this.staging = new Staging(tree, opened.namelessFiles());
    this.copier = new Copier(tree, files, attributes, staging);
    Placement placement = new Placement(tree, files, attributes, copier);
    this.changes = new ObjectChanges(tree, files, attributes, placement);
    KeyLocks locks = new KeyLocks(vertx, workers.data(), opened.locks(), settings.lockWait());
    this.publisher = new Publisher(tree, staging, placement, attributes, locks, workers);
    this.reader = new Reader(vertx, files, workers);
    DirectoryCache cache = new DirectoryCache(opened.scratch(), settings.cacheBytes());
    this.listing = new Listing(vertx, tree, cache, files, attributes, workers);
    UploadShelf shelf = new UploadShelf(opened.uploads(), opened.trash());
    Completion completion =
        new Completion(shelf, tree, files, staging, publisher, settings.partBytesMin());
    this.uploads = new PosixUploads(vertx, shelf, tree, completion, reader, publisher, settings);
    uploads.emptyTrash();
    this.control = new PosixControl(new ControlFiles(opened.documents()), locks, workers.look());
  }

  @Override
  public StoreProfile profile() {
    return new StoreProfile(
        "posix",
        EnumSet.allOf(Capability.class),
        new StoreLimits(
            OBJECT_BYTES_MAX,
            OBJECT_BYTES_MAX,
            METADATA_BYTES_MAX,
            settings.partBytesMin(),
            PART_BYTES_MAX,
            PARTS_MAX,
            PosixControl.BYTES_MAX));
  }

  @Override
  public Future<BucketPage> listBuckets(ListBuckets request) {
    return on(workers.look(), "buckets", () -> buckets.list(request));
  }

  @Override
  public Future<BucketInfo> createBucket(CreateBucket request) {
    return on(workers.data(), request.name(), () -> buckets.create(request.name()));
  }

  @Override
  public Future<BucketInfo> statBucket(StatBucket request) {
    return on(workers.look(), request.name(), () -> buckets.stat(request.name()));
  }

  @Override
  public Future<Void> deleteBucket(DeleteBucket request) {
    return on(
        workers.data(),
        request.name(),
        () -> {
          buckets.delete(request.name());
          uploads.forget(request.name());
          return null;
        });
  }

  @Override
  public Future<ObjectInfo> stat(StatObject request) {
    return on(workers.look(), request.ref(), () -> reader.stat(request));
  }

  @Override
  public Future<ObjectContent> open(OpenObject request) {
    return on(workers.look(), request.ref(), () -> reader.open(request));
  }

  @Override
  public Future<ObjectPartPage> listParts(ListObjectParts request) {
    return on(workers.look(), request.ref(), () -> reader.parts(request));
  }

  @Override
  public Future<Staged<Commit, ObjectInfo>> stage(StageObject request) {
    return on(workers.data(), request.ref(), () -> stageNow(request))
        .map(file ->
            new StagedObject(
                request,
                file,
                new FileSink(vertx, workers.data(), file.fd(), settings.durable()),
                publisher));
  }

  private StagedFile stageNow(StageObject request) {
    limitMetadata(request.metadata());
    return staging.stage(KeyPath.of(request.ref()));
  }

  /** Names and values of all metadata together. */
  static void limitMetadata(ObjectMetadata metadata) {
    if (metadata.bytes() > METADATA_BYTES_MAX) {
      throw new StorageFailure.LimitExceeded("metadataBytesMax", METADATA_BYTES_MAX);
    }
  }

  @Override
  public Future<ObjectInfo> copy(CopyObject request) {
    return on(workers.copy(), request.target(), () -> copier.copy(request))
        .compose(copied ->
            publisher
                .publish(request.replacement(), copied.file(), copied.attributes())
                .eventually(() -> on(workers.data(), "copy", copied::close)))
        .recover(failure -> failed(failure, request.target()));
  }

  @Override
  public Future<ObjectInfo> move(MoveObject request) {
    List<String> names = new ArrayList<>(KeyLocks.names(request.replacement()));
    names.add(KeyLocks.name(request.source()));
    return publisher
        .lockedCopying(names, copyBytesMax -> changes.move(request, copyBytesMax))
        .recover(failure -> failed(failure, request.target()));
  }

  @Override
  public Future<ObjectInfo> updateMetadata(UpdateMetadata request) {
    return publisher
        .locked(List.of(KeyLocks.name(request.ref())), () -> changes.update(request))
        .recover(failure -> failed(failure, request.ref()));
  }

  @Override
  public Future<DeleteResult> delete(DeleteObject request) {
    return publisher
        .locked(List.of(KeyLocks.name(request.ref())), () -> changes.delete(request))
        .recover(failure -> failed(failure, request.ref()));
  }

  @Override
  public Future<ListPage> list(ListObjects request) {
    return listing.page(request).recover(failure -> failed(failure, request.bucket()));
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
    return workers.close().eventually(() -> vertx.executeBlocking(this::closeFiles, false));
  }

  private Void closeFiles() {
    uploads.close();
    opened.close();
    return null;
  }

  private static <T> Future<T> on(WorkerExecutor pool, Object subject, Callable<T> work) {
    return pool.executeBlocking(work, false).recover(failure -> failed(failure, subject));
  }

  static <T> Future<T> failed(Throwable failure, Object subject) {
    return Future.failedFuture(Failures.from(failure, subject));
  }
}
