package io.sluice.posix;

import io.sluice.spi.Checksum;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An object's file, open.
 *
 * @param path where it was when it was opened
 * @param readable whether its bytes can be read; else only {@link LibC#stat} can be asked of it
 * @param kept what was kept for exactly this file; nothing where it is foreign
 */
record ObjectFile(Fd fd, FileStat stat, FilePath path, boolean readable, Optional<Attributes> kept)
    implements AutoCloseable {

  ObjectFile with(Attributes others) {
    return new ObjectFile(fd, stat, path, readable, Optional.of(others));
  }

  /** This, where its bytes can be read; else it is closed. */
  ObjectFile forReading(ObjectRef ref) {
    if (readable) {
      return this;
    }
    close();
    throw new StorageFailure.Forbidden(ref + " is not readable");
  }

  ObjectInfo info(ObjectRef ref) {
    return info(ref, stat, kept);
  }

  /** What the file and its attributes say together; a file without is foreign. */
  static ObjectInfo info(ObjectRef ref, FileStat stat, Optional<Attributes> kept) {
    return new ObjectInfo(
        ref,
        stat.size(),
        kept.map(Attributes::etag).orElseGet(() -> foreignETag(stat)),
        stat.modified(),
        kept.map(Attributes::metadata).orElse(ObjectMetadata.EMPTY),
        kept.map(Attributes::checksums).orElse(List.<Checksum>of()),
        kept.isEmpty() || isForeign(kept.get().etag(), stat));
  }

  /** Also a foreign file can get metadata; its bytes are no more known for that. */
  private static boolean isForeign(ETag etag, FileStat stat) {
    return etag.value().indexOf('-') > 0 && etag.equals(foreignETag(stat));
  }

  /** Changes with each change that the kernel notes; the dash says that it is no MD5. */
  static ETag foreignETag(FileStat stat) {
    HexFormat hex = HexFormat.of();
    Instant modified = stat.modified();
    // May overflow, in the year 2262 for the first time, and is as good a token then.
    long nanoseconds = modified.getEpochSecond() * 1_000_000_000 + modified.getNano();
    return new ETag(
        hex.toHexDigits(nanoseconds) + hex.toHexDigits(stat.inode()) + "-" + stat.size());
  }

  @Override
  public void close() {
    fd.close();
  }
}
