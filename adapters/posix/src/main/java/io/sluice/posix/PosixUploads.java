package io.sluice.posix;

import io.sluice.posix.Publisher.CopyingWork;
import io.sluice.posix.StagedPartFile.PartPlace;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.BucketName;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.Replacement;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import io.sluice.spi.UploadRef;
import io.sluice.spi.Utf8;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

/** Uploads in parts, each a folder of the control root. */
final class PosixUploads implements MultipartUploads {

  private static final Comparator<UploadInfo> ORDER =
      Comparator.<UploadInfo, ObjectKey>comparing(info -> info.ref().object().key())
          .thenComparing(info -> info.ref().uploadId());

  private final Vertx vertx;
  private final UploadShelf shelf;
  private final Tree tree;
  private final Completion completion;
  private final Reader reader;
  private final Publisher publisher;
  private final PosixSettings settings;

  PosixUploads(
      Vertx vertx,
      UploadShelf shelf,
      Tree tree,
      Completion completion,
      Reader reader,
      Publisher publisher,
      PosixSettings settings) {
    this.vertx = vertx;
    this.shelf = shelf;
    this.tree = tree;
    this.completion = completion;
    this.reader = reader;
    this.publisher = publisher;
    this.settings = settings;
  }

  @Override
  public Future<UploadInfo> create(CreateUpload request) {
    return data(() -> createNow(request), request.ref());
  }

  private UploadInfo createNow(CreateUpload request) {
    PosixStore.limitMetadata(request.metadata());
    requireBucket(request.ref().bucket());
    String uploadId = UploadShelf.newId();
    try (UploadFolder folder = shelf.create(request.ref().bucket(), uploadId)) {
      return folder.create(request, uploadId);
    }
  }

  @Override
  public Future<StagedPart> stagePart(StagePart request) {
    return locked(request.upload(), () -> place(request)).map(place -> staged(request, place));
  }

  private StagedPart staged(StagePart request, PartPlace place) {
    FileSink sink =
        new FileSink(
            vertx,
            publisher.workers().data(),
            place.fd(),
            place.offset(),
            place.bytesMax(),
            settings.durable());
    return new StagedPartFile(request.number(), place, sink, shelf, publisher, tree);
  }

  private PartPlace place(StagePart request) {
    if (request.number() < 1 || request.number() > PosixStore.PARTS_MAX) {
      throw new StorageFailure.LimitExceeded("partsMax", PosixStore.PARTS_MAX);
    }
    try (UploadFolder folder = shelf.open(request.upload())) {
      UploadInfo upload = folder.info(request.upload().object().bucket());
      return slot(request, folder, upload).orElseGet(() -> ownFile(folder, upload));
    }
  }

  private static PartPlace ownFile(UploadFolder folder, UploadInfo upload) {
    String name = folder.newOwnFile();
    return new PartPlace(upload, folder.makeData(name), 0, Long.MAX_VALUE, Optional.of(name));
  }

  /**
   * The part's slot in the data file, if its size is known and fits, no committed part is in it,
   * and nobody else writes to it. The first part of a usual size decides how large slots are.
   */
  private Optional<PartPlace> slot(StagePart request, UploadFolder folder, UploadInfo upload) {
    long size = request.size().orElse(0);
    if (size == 0 || folder.part(request.number()).filter(StoredPart::isInSlot).isPresent()) {
      return Optional.empty();
    }
    boolean decides = size >= settings.partBytesMin() && folder.slotBytes().isEmpty();
    if (decides) {
      folder.layOut(size);
    }
    long slotBytes = folder.slotBytes().orElse(0);
    long offset = (request.number() - 1) * slotBytes;
    if (size > slotBytes || offset + slotBytes > PosixStore.OBJECT_BYTES_MAX) {
      return Optional.empty();
    }
    Fd data = folder.makeData(UploadFolder.DATA);
    if (!ByteLocks.tryLock(data, offset, slotBytes)) {
      data.close();
      return Optional.empty();
    }
    return Optional.of(new PartPlace(upload, data, offset, slotBytes, Optional.empty()));
  }

  @Override
  public Future<ObjectInfo> complete(CompleteUpload request) {
    List<String> names = KeyLocks.names(request.replacement());
    return ending(request, names, copyBytesMax -> completion.complete(request, copyBytesMax));
  }

  @Override
  public Future<PreparedUpload> prepare(CompleteUpload request) {
    List<String> names = List.of(KeyLocks.uploadName(request.upload().uploadId()));
    return publisher
        .lockedCopying(names, copyBytesMax -> completion.prepare(request, copyBytesMax))
        .<PreparedUpload>map(
            whole -> new PosixPrepared(request, whole, this, reader, publisher.workers()))
        .recover(failure -> PosixStore.failed(failure, request.upload().object()));
  }

  /** The second half of what was prepared. */
  Future<ObjectInfo> commit(
      WholeUpload.Assembled whole, CompleteUpload request, Replacement where) {
    List<String> names = KeyLocks.names(where);
    return ending(request, names, most -> completion.commit(whole, request, where, most));
  }

  private Future<ObjectInfo> ending(
      CompleteUpload request, List<String> keys, CopyingWork<ObjectInfo> work) {
    List<String> names = new ArrayList<>(keys);
    names.add(KeyLocks.uploadName(request.upload().uploadId()));
    return publisher
        .lockedCopying(names, work)
        .onSuccess(done -> emptyTrash())
        .recover(failure -> PosixStore.failed(failure, request.upload().object()));
  }

  @Override
  public Future<Void> abort(AbortUpload request) {
    return this.<Void>locked(
            request.upload(),
            () -> {
              shelf.open(request.upload()).close();
              shelf.drop(request.upload().object().bucket(), request.upload().uploadId());
              return null;
            })
        .onSuccess(done -> emptyTrash());
  }

  /** Nobody waits for it; what a crash leaves is emptied at the next start. */
  void emptyTrash() {
    data(
        () -> {
          shelf.emptyTrash();
          return null;
        },
        "trash");
  }

  /** Blocks until nothing here uses the directories. */
  void close() {
    shelf.close();
  }

  /** Takes away what was under way in a bucket that is no more. */
  void forget(BucketName bucket) {
    shelf.dropAll(bucket);
    emptyTrash();
  }

  @Override
  public Future<PartPage> listParts(ListParts request) {
    return data(() -> listPartsNow(request), request.upload().object());
  }

  private PartPage listPartsNow(ListParts request) {
    UploadRef upload = request.upload();
    try (UploadFolder folder = open(upload)) {
      UploadInfo info = folder.info(upload.object().bucket());
      List<PartInfo> rest = folder.partsAfter(request.after(), request.limit() + 1);
      if (!shelf.isThere(upload)) { // then some parts may have gone, and others not yet
        throw new StorageFailure.NoSuchUpload(upload.uploadId());
      }
      return new PartPage(
          info,
          rest.subList(0, Math.min(request.limit(), rest.size())),
          rest.size() > request.limit());
    }
  }

  private UploadFolder open(UploadRef upload) {
    requireBucket(upload.object().bucket());
    return shelf.open(upload);
  }

  @Override
  public Future<UploadPage> list(ListUploads request) {
    return data(() -> listNow(request), request.bucket());
  }

  /** Looks at all uploads of the bucket, but keeps only a page of them. */
  private UploadPage listNow(ListUploads request) {
    requireBucket(request.bucket());
    PriorityQueue<UploadInfo> page = new PriorityQueue<>(ORDER.reversed());
    for (String id : shelf.ids(request.bucket())) {
      info(request.bucket(), id).filter(info -> isWanted(info, request)).ifPresent(page::add);
      if (page.size() > request.limit() + 1) {
        page.poll();
      }
    }
    List<UploadInfo> sorted = new ArrayList<>(page);
    sorted.sort(ORDER);
    int count = Math.min(request.limit(), sorted.size());
    return new UploadPage(sorted.subList(0, count), sorted.size() > count);
  }

  private Optional<UploadInfo> info(BucketName bucket, String id) {
    return shelf
        .openAny(bucket, id)
        .flatMap(folder -> {
          try (folder) {
            return Optional.of(folder.info(bucket));
          } catch (StorageFailure.NoSuchUpload gone) {
            return Optional.empty();
          }
        });
  }

  private static boolean isWanted(UploadInfo info, ListUploads request) {
    String key = info.ref().object().key().value();
    int order = Utf8.compare(key, request.afterKey());
    boolean later =
        order > 0
            || (order == 0
                && !request.afterUploadId().isEmpty()
                && info.ref().uploadId().compareTo(request.afterUploadId()) > 0);
    return key.startsWith(request.prefix()) && later;
  }

  private void requireBucket(BucketName bucket) {
    if (!tree.bucketExists(bucket)) {
      throw new StorageFailure.NoSuchBucket(bucket);
    }
  }

  private <T> Future<T> locked(UploadRef upload, Callable<T> work) {
    return publisher
        .locked(
            List.of(KeyLocks.uploadName(upload.uploadId())),
            () -> {
              requireBucket(upload.object().bucket());
              return work.call();
            })
        .recover(failure -> PosixStore.failed(failure, upload.object()));
  }

  private <T> Future<T> data(Callable<T> work, Object subject) {
    return publisher
        .workers()
        .data()
        .executeBlocking(work, false)
        .recover(failure -> PosixStore.failed(failure, subject));
  }
}
