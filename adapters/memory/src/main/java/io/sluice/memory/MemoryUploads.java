package io.sluice.memory;

import io.sluice.spi.AbortUpload;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompletedSums;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.PartCommit;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.Replacement;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.StorageFailure.PartTooSmall;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import io.sluice.spi.UploadRef;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Uploads in parts, which stay apart until Complete puts them together. */
final class MemoryUploads implements MultipartUploads {

  private final Vertx vertx;
  private final Turn turn;
  private final Buckets buckets;
  private final StoreLimits limits;

  MemoryUploads(Vertx vertx, Turn turn, Buckets buckets, StoreLimits limits) {
    this.vertx = vertx;
    this.turn = turn;
    this.buckets = buckets;
    this.limits = limits;
  }

  @Override
  public Future<UploadInfo> create(CreateUpload request) {
    return turn.take(() -> begun(request));
  }

  @Override
  public Future<StagedPart> stagePart(StagePart request) {
    return turn.take(() -> staged(request));
  }

  @Override
  public Future<ObjectInfo> complete(CompleteUpload request) {
    return turn.take(() ->
        repeated(request.upload())
            .map(StoredObject::info)
            .orElseGet(() -> published(request, assembled(request), request.replacement())));
  }

  @Override
  public Future<PreparedUpload> prepare(CompleteUpload request) {
    return turn.take(() -> prepared(request));
  }

  private PreparedUpload prepared(CompleteUpload request) {
    Optional<StoredObject> before = repeated(request.upload());
    StoredObject whole = before.orElseGet(() -> assembled(request));
    return new MemoryPrepared(vertx, turn, whole, before.isPresent(), this::committed, request);
  }

  /** Publishes what was prepared, unless the same upload was completed by others meanwhile. */
  private ObjectInfo committed(CompleteUpload request, StoredObject whole, Replacement where) {
    return repeated(request.upload())
        .map(StoredObject::info)
        .orElseGet(() -> published(request, whole, where));
  }

  @Override
  public Future<Void> abort(AbortUpload request) {
    return turn.take(() -> drop(request.upload()));
  }

  @Override
  public Future<PartPage> listParts(ListParts request) {
    return turn.take(() -> parts(request));
  }

  @Override
  public Future<UploadPage> list(ListUploads request) {
    return turn.take(() -> uploads(request));
  }

  private UploadInfo begun(CreateUpload request) {
    MemoryBucket bucket = buckets.get(request.ref().bucket());
    Sizes.require(request.metadata(), limits);
    return bucket.uploads().begin(request);
  }

  private StagedPart staged(StagePart request) {
    UploadInfo upload = upload(request.upload()).info();
    if (request.number() < 1 || request.number() > limits.partsMax()) {
      throw new LimitExceeded("partsMax", limits.partsMax());
    }
    return new StagedPartBytes(upload, (commit, bytes) -> put(request, commit, bytes));
  }

  private PartInfo put(StagePart request, PartCommit commit, Buffer bytes) {
    PendingUpload upload = upload(request.upload());
    Sizes.require(commit.size(), bytes);
    PartInfo part =
        new PartInfo(
            request.number(), commit.size(), commit.md5(), Instant.now(), commit.checksums());
    upload.put(new PendingUpload.Part(part, bytes));
    return part;
  }

  /** The object, where this upload made the one that is there now. */
  private Optional<StoredObject> repeated(UploadRef upload) {
    return bucket(upload)
        .find(upload.object())
        .filter(object -> object.uploadId().equals(Optional.of(upload.uploadId())));
  }

  private StoredObject assembled(CompleteUpload request) {
    PendingUpload upload = upload(request.upload());
    CompletedSums.requirePlanned(upload.info().checksum(), request);
    List<PendingUpload.Part> parts = request.parts().stream().map(upload::named).toList();
    requireLargeEnough(parts);
    Buffer bytes = joined(parts);
    request.size().ifPresent(announced -> Sizes.require(announced, bytes));
    ObjectInfo info = info(request, upload.info(), parts, bytes);
    bucket(request.upload()).require(request.upload().object(), request.condition());
    return new StoredObject(
        info, bytes, Optional.of(request.upload().uploadId()), whole(info, parts));
  }

  private ObjectInfo published(CompleteUpload request, StoredObject whole, Replacement where) {
    ObjectMetadata metadata =
        upload(request.upload()).info().metadata().annotated(request.annotations());
    Sizes.require(metadata, limits);
    StoredObject object = whole.publishedAt(where.ref(), metadata);
    buckets.put(object, where);
    bucket(request.upload()).uploads().remove(request.upload());
    return object.info();
  }

  private ObjectInfo info(
      CompleteUpload request, UploadInfo upload, List<PendingUpload.Part> parts, Buffer bytes) {
    List<PartInfo> infos = parts.stream().map(PendingUpload.Part::info).toList();
    Optional<Checksum> checksum =
        upload.checksum().flatMap(plan -> CompletedSums.checksum(plan, infos));
    CompletedSums.require(request.checksum(), checksum);
    ObjectMetadata metadata = upload.metadata().annotated(request.annotations());
    Sizes.require(metadata, limits);
    return new ObjectInfo(
        request.upload().object(),
        bytes.length(),
        CompletedSums.etag(infos),
        Instant.now(),
        metadata,
        checksum.stream().toList(),
        false);
  }

  private static List<ObjectPart> whole(ObjectInfo info, List<PendingUpload.Part> parts) {
    Optional<ChecksumAlgorithm> algorithm =
        info.checksums().stream().map(Checksum::algorithm).findFirst();
    return ObjectPart.of(parts.stream().map(PendingUpload.Part::info).toList(), algorithm);
  }

  private void requireLargeEnough(List<PendingUpload.Part> parts) {
    parts.stream()
        .map(PendingUpload.Part::info)
        .limit(parts.size() - 1L)
        .filter(part -> part.size() < limits.partBytesMin())
        .findFirst()
        .ifPresent(part -> {
          throw new PartTooSmall(part.number(), part.size());
        });
  }

  private Buffer joined(List<PendingUpload.Part> parts) {
    long size = parts.stream().mapToLong(part -> part.info().size()).sum();
    if (size > limits.objectBytesMax()) {
      throw new LimitExceeded("objectBytesMax", limits.objectBytesMax());
    }
    Buffer bytes = Buffer.buffer((int) size);
    parts.forEach(part -> bytes.appendBuffer(part.bytes()));
    return bytes;
  }

  private void drop(UploadRef ref) {
    upload(ref);
    bucket(ref).uploads().remove(ref);
  }

  private PartPage parts(ListParts request) {
    PendingUpload upload = upload(request.upload());
    List<PartInfo> found = upload.after(request.after(), request.limit() + 1L);
    return new PartPage(
        upload.info(), Page.cut(found, request.limit()), found.size() > request.limit());
  }

  private UploadPage uploads(ListUploads request) {
    List<UploadInfo> found =
        buckets.get(request.bucket()).uploads().after(request, request.limit() + 1L);
    return new UploadPage(Page.cut(found, request.limit()), found.size() > request.limit());
  }

  private MemoryBucket bucket(UploadRef ref) {
    return buckets.get(ref.object().bucket());
  }

  private PendingUpload upload(UploadRef ref) {
    return bucket(ref).uploads().get(ref);
  }

  private final class StagedPartBytes extends StagedBytes<PartCommit, PartInfo>
      implements StagedPart {

    private final UploadInfo upload;

    StagedPartBytes(UploadInfo upload, BiFunction<PartCommit, Buffer, PartInfo> publish) {
      super(turn, limits.objectBytesMax(), publish);
      this.upload = upload;
    }

    @Override
    public UploadInfo upload() {
      return upload;
    }
  }
}
