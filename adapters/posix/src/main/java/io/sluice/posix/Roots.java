package io.sluice.posix;

import io.sluice.spi.BucketName;
import java.util.List;
import java.util.Optional;

/**
 * Where the directories of buckets are.
 *
 * @param buckets those that people see
 * @param system those of system buckets, in the control root; each is made when it is first needed
 */
record Roots(Fd buckets, Fd system) {

  /** The one that a path begins at. */
  Fd of(List<String> names) {
    return !names.isEmpty() && isSystem(names.getFirst()) ? system : buckets;
  }

  static boolean isSystem(String bucket) {
    return bucket.charAt(0) == '.';
  }

  boolean exists(BucketName bucket) {
    return bucket.isSystem() || find(bucket).isPresent();
  }

  Optional<FileStat> find(BucketName bucket) {
    if (bucket.isSystem()) {
      make(bucket.value());
    }
    try {
      FileStat stat = LibC.statAt(of(List.of(bucket.value())), bucket.value());
      return Optional.of(stat).filter(FileStat::isDirectory);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes the directory of a system bucket, where it is missing. */
  void make(String bucket) {
    SmallFiles.makeDirectory(system, bucket);
  }
}
