package io.sluice.posix;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.CompletedSums;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartInfo;
import io.sluice.spi.Replacement;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The end of an upload. All of it blocks and, where nothing else is said, needs the locks of the
 * upload and of the keys that change.
 */
final class Completion {

  private final UploadShelf shelf;
  private final Tree tree;
  private final ObjectFiles files;
  private final Staging staging;
  private final Publisher publisher;
  private final long partBytesMin;

  Completion(
      UploadShelf shelf,
      Tree tree,
      ObjectFiles files,
      Staging staging,
      Publisher publisher,
      long partBytesMin) {
    this.shelf = shelf;
    this.tree = tree;
    this.files = files;
    this.staging = staging;
    this.publisher = publisher;
    this.partBytesMin = partBytesMin;
  }

  /**
   * Makes the parts an object.
   *
   * @param copyBytesMax how much this thread has time to copy
   * @throws MustCopy where it would need more; nothing has changed
   */
  ObjectInfo complete(CompleteUpload request, long copyBytesMax) {
    try (WholeUpload whole = prepare(request, copyBytesMax)) {
      return switch (whole) {
        case WholeUpload.Published done -> done.info();
        case WholeUpload.Assembled assembled ->
            publish(request, assembled, request.replacement(), copyBytesMax);
      };
    }
  }

  /** The same up to where it becomes visible. Needs the lock of the upload only. */
  WholeUpload prepare(CompleteUpload request, long copyBytesMax) {
    ObjectRef ref = request.upload().object();
    tree.requireBuckets(ref);
    Optional<WholeUpload> before = completedBefore(request);
    if (before.isPresent()) {
      shelf.drop(ref.bucket(), request.upload().uploadId()); // what a crash may have left
      return before.get();
    }
    UploadFolder folder = shelf.open(request.upload());
    try {
      return assembled(request, folder, copyBytesMax);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Makes the object of what was prepared, unless others completed the upload meanwhile. */
  ObjectInfo commit(
      WholeUpload.Assembled whole, CompleteUpload request, Replacement where, long copyBytesMax) {
    try (WholeUpload before = completedBefore(request).orElse(null)) {
      if (before != null) {
        return before.info();
      }
    }
    tree.requireBuckets(request.upload().object());
    shelf.open(request.upload()).close();
    return publish(request, whole, where, copyBytesMax);
  }

  /** Takes over the folder. */
  private WholeUpload assembled(CompleteUpload request, UploadFolder folder, long copyBytesMax) {
    ObjectRef ref = request.upload().object();
    UploadInfo upload = folder.info(ref.bucket());
    CompletedSums.requirePlanned(upload.checksum(), request);
    SortedMap<Integer, StoredPart> all = folder.parts();
    List<StoredPart> parts = chosen(request, all);
    Attributes kept = attributes(request, upload, parts);
    PosixStore.limitMetadata(kept.metadata());
    Assembly assembly = new Assembly(folder, all, parts);
    requireSize(request, assembly.size());
    files.check(ref, KeyPath.of(ref), request.condition());
    NewFile file = assembledFile(KeyPath.of(ref), assembly, copyBytesMax);
    return WholeUpload.Assembled.of(ref, assembly.size(), kept, file);
  }

  private NewFile assembledFile(KeyPath path, Assembly assembly, long copyBytesMax) {
    Optional<NewFile> data = DataFile.of(assembly, copyBytesMax);
    if (data.isPresent()) {
      return data.get();
    }
    MustCopy.beyond(copyBytesMax, assembly.size());
    StagedFile copy = staging.stage(path);
    try {
      assembly.copyTo(copy.fd());
      assembly.folder().close();
      return copy;
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /**
   * An object remembers its upload, so that a client that did not hear the answer may ask again.
   */
  private Optional<WholeUpload> completedBefore(CompleteUpload request) {
    ObjectRef ref = request.upload().object();
    Optional<ObjectFile> file = files.find(KeyPath.of(ref));
    Optional<WholeUpload> done =
        file.filter(there ->
                there
                    .kept()
                    .filter(kept -> kept.uploadId().equals(request.upload().uploadId()))
                    .isPresent())
            .map(there -> new WholeUpload.Published(there.info(ref), there));
    if (done.isEmpty()) {
      file.ifPresent(ObjectFile::close);
    }
    return done;
  }

  private List<StoredPart> chosen(CompleteUpload request, SortedMap<Integer, StoredPart> all) {
    List<StoredPart> parts = new ArrayList<>();
    for (CompletedPart named : request.parts()) {
      StoredPart part = all.get(named.number());
      if (part == null || !CompletedSums.isNamed(part.info(), named)) {
        throw new StorageFailure.InvalidPart(named.number());
      }
      parts.add(part);
    }
    for (StoredPart part : parts.subList(0, parts.size() - 1)) {
      if (part.info().size() < partBytesMin) {
        throw new StorageFailure.PartTooSmall(part.info().number(), part.info().size());
      }
    }
    return parts;
  }

  private static Attributes attributes(
      CompleteUpload request, UploadInfo upload, List<StoredPart> parts) {
    List<PartInfo> infos = parts.stream().map(StoredPart::info).toList();
    Optional<Checksum> whole = upload.checksum().flatMap(plan -> sum(plan, infos));
    CompletedSums.require(request.checksum(), whole);
    return new Attributes(
        CompletedSums.etag(infos),
        upload.metadata().annotated(request.annotations()),
        whole.stream().toList(),
        upload.ref().uploadId(),
        new KeptParts.Here(PackedParts.pack(ObjectPart.of(infos, whole.map(Checksum::algorithm)))));
  }

  private static Optional<Checksum> sum(ChecksumPlan plan, List<PartInfo> parts) {
    return CompletedSums.checksum(plan, parts);
  }

  private static void requireSize(CompleteUpload request, long size) {
    if (request.size().isPresent() && request.size().getAsLong() != size) {
      throw new StorageFailure.Incomplete(request.size().getAsLong(), size);
    }
  }

  private ObjectInfo publish(
      CompleteUpload request, WholeUpload.Assembled whole, Replacement where, long copyBytesMax) {
    ObjectInfo done = published(whole, where, whole.keptWith(request.annotations()), copyBytesMax);
    shelf.drop(request.upload().object().bucket(), request.upload().uploadId());
    return done;
  }

  private ObjectInfo published(
      WholeUpload.Assembled whole, Replacement where, Attributes kept, long copyBytesMax) {
    try {
      return publisher.publishNow(where, whole.file(), kept, copyBytesMax);
    } catch (Errno e) {
      boolean made = whole.file() instanceof StagedFile;
      if (!e.is(Errno.EXDEV) && (made || !e.is(Errno.EPERM))) {
        throw e;
      }
      // Behind a mount or a quota, or in a group that is not ours to give: a file that is made
      // there has all that by itself.
    }
    return publisher.publishCopy(where, whole.fd(), whole.info().size(), kept, copyBytesMax);
  }
}
