package io.sluice.posix;

import io.sluice.spi.BucketInfo;
import io.sluice.spi.BucketName;
import io.sluice.spi.BucketPage;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directories right beneath the root, and system buckets. All of it blocks. */
final class Buckets {

  private static final int MODE = 0777; // less the umask

  private final Tree tree;

  Buckets(Tree tree) {
    this.tree = tree;
  }

  BucketPage list(ListBuckets request) {
    List<BucketName> names = new ArrayList<>();
    try (Fd root = LibC.openInside(tree.root(), ".", LibC.O_DIRECTORY, 0)) {
      DirectoryEntries.visit(
          root,
          (name, isDirectory) -> {
            if (isDirectory && BucketName.isValid(name) && name.startsWith(request.prefix())) {
              names.add(new BucketName(name));
            }
            return true;
          });
    }
    List<BucketName> rest =
        names.stream()
            .sorted()
            .filter(name -> Utf8.compare(name.value(), request.after()) > 0)
            .toList();
    List<BucketInfo> page =
        rest.stream().limit(request.limit()).map(this::find).flatMap(Optional::stream).toList();
    return new BucketPage(page, rest.size() > request.limit());
  }

  BucketInfo create(BucketName name) {
    if (name.isSystem()) {
      throw new StorageFailure.BucketExists(name);
    }
    return tree.whileFresh(List.of(name.value()), () -> createNow(name));
  }

  private BucketInfo createNow(BucketName name) {
    try {
      LibC.makeDirectory(tree.root(), name.value(), MODE);
    } catch (Errno e) {
      if (e.is(Errno.EEXIST)) {
        throw new StorageFailure.BucketExists(name);
      }
      throw e;
    }
    tree.sync(tree.root());
    return info(name);
  }

  BucketInfo stat(BucketName name) {
    return info(name);
  }

  void delete(BucketName name) {
    if (name.isSystem()) {
      throw new StorageFailure.Forbidden(name + " is a system bucket");
    }
    stat(name);
    try {
      removeIfEmpty(name);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT) && !tree.bucketExists(name)) {
        throw new StorageFailure.NoSuchBucket(name);
      }
      if (e.is(Errno.ENOTEMPTY, Errno.EEXIST)) {
        throw new StorageFailure.BucketNotEmpty(name);
      }
      throw e;
    }
    tree.sync(tree.root());
  }

  private void removeIfEmpty(BucketName name) {
    try (Fd bucket = LibC.openInside(tree.root(), name.value(), LibC.O_DIRECTORY, 0)) {
      if (Emptiness.holdsObject(bucket)) {
        throw new StorageFailure.BucketNotEmpty(name);
      }
    }
    Emptiness.remove(tree.root(), name.value());
  }

  private BucketInfo info(BucketName name) {
    return find(name).orElseThrow(() -> new StorageFailure.NoSuchBucket(name));
  }

  private Optional<BucketInfo> find(BucketName name) {
    return tree.roots().find(name).map(stat -> new BucketInfo(name, made(stat)));
  }

  /** A filesystem that does not keep the time of birth says the epoch. */
  private static Instant made(FileStat stat) {
    return stat.born().getEpochSecond() > 0 ? stat.born() : stat.modified();
  }
}
