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
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The end of an upload. All of it blocks and needs the locks of the upload and of the key. */
final class Completion {

  /** So little is copied at once. */
  private static final long COPY_BYTES = 16 << 20;

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

  /** Much has to be copied, which is not for the thread that asked. */
  static final class MustCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MustCopy() {
      super("parts have to be copied", null, false, false);
    }
  }

  /**
   * Makes the parts an object.
   *
   * @param mayCopy whether this thread has time for more than a few bytes
   * @throws MustCopy where it would need that; nothing has changed
   */
  ObjectInfo complete(CompleteUpload request, boolean mayCopy) {
    ObjectRef ref = request.upload().object();
    if (!tree.bucketExists(ref.bucket())) {
      throw new StorageFailure.NoSuchBucket(ref.bucket());
    }
    Optional<ObjectInfo> before = completedBefore(request);
    if (before.isPresent()) {
      shelf.drop(ref.bucket(), request.upload().uploadId()); // what a crash may have left
      return before.get();
    }
    try (UploadFolder folder = shelf.open(request.upload())) {
      SortedMap<Integer, StoredPart> all = folder.parts();
      List<StoredPart> parts = chosen(request, all);
      Attributes kept = attributes(request, folder.info(ref.bucket()), parts);
      Assembly assembly = new Assembly(folder, all, parts);
      requireSize(request, assembly.size());
      files.check(ref, KeyPath.of(ref), request.condition());
      ObjectInfo done = publish(request, assembly, kept, mayCopy ? Long.MAX_VALUE : COPY_BYTES);
      shelf.drop(ref.bucket(), request.upload().uploadId());
      return done;
    }
  }

  /**
   * An object remembers its upload, so that a client that did not hear the answer may ask again.
   */
  private Optional<ObjectInfo> completedBefore(CompleteUpload request) {
    ObjectRef ref = request.upload().object();
    try (ObjectFile file = files.find(KeyPath.of(ref)).orElse(null)) {
      if (file == null) {
        return Optional.empty();
      }
      return file.kept()
          .filter(kept -> !kept.uploadId().isEmpty())
          .filter(kept -> kept.uploadId().equals(request.upload().uploadId()))
          .map(kept -> ObjectFile.info(ref, file.stat(), Optional.of(kept)));
    }
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
      CompleteUpload request, Assembly assembly, Attributes kept, long copyBytesMax) {
    UploadFolder folder = assembly.folder();
    try (Fd data = folder.openData().orElse(null)) {
      if (data != null && assembly.fitsInto(data) && assembly.strayBytes() <= copyBytesMax) {
        assembly.completeIn(data);
        return publish(request, new DataFile(folder, data), kept);
      }
    } catch (Errno e) {
      if (!e.is(Errno.EXDEV, Errno.EPERM)) {
        throw e;
      }
      // Behind a mount or a quota, or in a group that is not ours to give: a file that is made
      // there
      // has all that by itself.
    }
    if (assembly.size() > copyBytesMax) {
      throw new MustCopy();
    }
    try (StagedFile copy = staging.stage(KeyPath.of(request.upload().object()))) {
      assembly.copyTo(copy.fd());
      return publish(request, copy, kept);
    }
  }

  private ObjectInfo publish(CompleteUpload request, ObjectFiles.NewFile file, Attributes kept) {
    ObjectRef ref = request.upload().object();
    try {
      ObjectInfo info = publisher.seal(ref, file.fd(), kept);
      files.publish(ref, file, request.condition());
      return info;
    } catch (RuntimeException e) {
      publisher.withdraw(file);
      throw e;
    }
  }

  /**
   * The data file of an upload: it becomes the object by taking its name, and what its directory
   * would have given it.
   */
  private static final class DataFile implements ObjectFiles.NewFile {
    private final UploadFolder folder;
    private final Fd fd;
    private boolean published;

    DataFile(UploadFolder folder, Fd fd) {
      this.folder = folder;
      this.fd = fd;
    }

    @Override
    public Fd fd() {
      return fd;
    }

    @Override
    public boolean isPublished() {
      return published;
    }

    @Override
    public void linkInto(Fd directory, String name, boolean replace) {
      Inheritance.apply(fd, directory);
      int flags = replace ? 0 : LibC.RENAME_NOREPLACE;
      LibC.rename(folder.directory(), UploadFolder.DATA, directory, name, flags);
      published = true;
    }
  }
}
