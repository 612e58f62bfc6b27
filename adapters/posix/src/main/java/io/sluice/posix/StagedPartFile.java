package io.sluice.posix;

import io.sluice.spi.PartCommit;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StagedPart;
import io.sluice.spi.UploadInfo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A part on its way in. */
final class StagedPartFile extends SinkStage<PartCommit, PartInfo> implements StagedPart {

  private final int number;
  private final PartPlace place;
  private final UploadShelf shelf;
  private final Publisher publisher;
  private final Tree tree;
  private boolean kept;

  /**
   * Where a part is written.
   *
   * @param fd holds a lock on its slot as long as it is open
   * @param offset in the file
   * @param bytesMax how many bytes may be written from there
   * @param ownFile the file's name where it holds nothing else
   */
  record PartPlace(
      UploadInfo upload, Fd fd, long offset, long bytesMax, Optional<String> ownFile) {}

  StagedPartFile(
      int number,
      PartPlace place,
      FileSink sink,
      UploadShelf shelf,
      Publisher publisher,
      Tree tree) {
    super(sink);
    this.number = number;
    this.place = place;
    this.shelf = shelf;
    this.publisher = publisher;
    this.tree = tree;
  }

  @Override
  public UploadInfo upload() {
    return place.upload();
  }

  @Override
  Future<PartInfo> publish(PartCommit commit) {
    requireSize(commit.size());
    PartInfo info =
        new PartInfo(
            number,
            commit.size(),
            commit.md5(),
            Instant.ofEpochMilli(System.currentTimeMillis()),
            commit.checksums());
    return workers()
        .data()
        .executeBlocking(
            () -> {
              tree.sync(place.fd());
              return info;
            },
            false)
        .compose(synced ->
            publisher.locked(
                List.of(KeyLocks.uploadName(place.upload().ref().uploadId())), () -> keep(info)));
  }

  private PartInfo keep(PartInfo info) {
    try (UploadFolder folder = shelf.open(place.upload().ref())) {
      folder.keep(new StoredPart(info, place.ownFile()));
      kept = true;
      return info;
    }
  }

  @Override
  void release() {
    place.fd().close();
    if (!kept && place.ownFile().isPresent()) {
      try (UploadFolder folder = shelf.open(place.upload().ref())) {
        SmallFiles.unlinkIfThere(folder.directory(), place.ownFile().get());
      }
    }
  }

  @Override
  Workers workers() {
    return publisher.workers();
  }

  @Override
  public String toString() {
    return place.upload().ref().object() + " part " + number;
  }
}
