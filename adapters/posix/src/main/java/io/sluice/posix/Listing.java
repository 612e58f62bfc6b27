package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.posix.Walk.Found;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Pages of a bucket. Names come from the walk; what is told of each object is asked of its file,
 * page by page, by as many workers as there are cores.
 */
final class Listing {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Fewer are not worth another worker. */
  private static final int SHARE_MIN = 100;

  private final Vertx vertx;
  private final Tree tree;
  private final DirectoryCache cache;
  private final ObjectFiles files;
  private final AttributeStore attributes;
  private final Workers workers;

  Listing(
      Vertx vertx,
      Tree tree,
      DirectoryCache cache,
      ObjectFiles files,
      AttributeStore attributes,
      Workers workers) {
    this.vertx = vertx;
    this.tree = tree;
    this.cache = cache;
    this.files = files;
    this.attributes = attributes;
    this.workers = workers;
  }

  Future<ListPage> page(ListObjects request) {
    Context context = vertx.getOrCreateContext();
    Walk walk = new Walk(tree, cache, request, System.nanoTime());
    return workers
        .look()
        .executeBlocking(() -> requireBucket(request), false)
        .compose(there ->
            request.limit() == 0
                ? Future.succeededFuture(ListPage.EMPTY)
                : more(new Page(request, walk, context), new ArrayList<>()))
        .eventually(() -> closed(walk));
  }

  /** A page that is being made, for somebody on this context. */
  private record Page(ListObjects request, Walk walk, Context context) {}

  private Void requireBucket(ListObjects request) {
    if (!tree.bucketExists(request.bucket())) {
      throw new StorageFailure.NoSuchBucket(request.bucket());
    }
    return null;
  }

  private static Future<Void> closed(Walk walk) {
    walk.close();
    return Future.succeededFuture();
  }

  /**
   * Goes on until the page is full and one more was seen: names whose files went away meanwhile do
   * not count.
   */
  private Future<ListPage> more(Page page, List<ListEntry> entries) {
    int limit = page.request().limit();
    int wanted = limit + 1 - entries.size();
    return filled(page, new ArrayList<>(Math.min(wanted, 1024)), wanted)
        .compose(found ->
            entries(page.request(), found)
                .compose(told -> {
                  entries.addAll(told);
                  boolean atEnd = found.size() < wanted;
                  return atEnd || entries.size() > limit
                      ? Future.succeededFuture(page(entries, limit))
                      : more(page, entries);
                }));
  }

  /** Where a directory is being read for somebody else, no thread waits for that. */
  private Future<List<Found>> filled(Page page, List<Found> found, int wanted) {
    return workers
        .look()
        .executeBlocking(() -> page.walk().fill(found, wanted), false)
        .compose(reading ->
            reading.isEmpty()
                ? Future.succeededFuture(found)
                : on(page.context(), reading.get()).compose(over -> filled(page, found, wanted)));
  }

  private static Future<Void> on(Context context, Future<Void> reading) {
    Promise<Void> over = Promise.promise();
    reading.onComplete(done -> context.runOnContext(now -> over.complete()));
    return over.future();
  }

  private static ListPage page(List<ListEntry> entries, int limit) {
    return entries.size() > limit
        ? new ListPage(entries.subList(0, limit), true)
        : new ListPage(entries, false);
  }

  private Future<List<ListEntry>> entries(ListObjects request, List<Found> found) {
    int share = Math.max(SHARE_MIN, (found.size() + CORES - 1) / CORES);
    List<Future<List<ListEntry>>> shares = new ArrayList<>();
    for (int from = 0; from < found.size(); from += share) {
      List<Found> part = found.subList(from, Math.min(found.size(), from + share));
      shares.add(workers.look().executeBlocking(() -> tell(request, part), false));
    }
    return Future.all(shares)
        .map(all -> shares.stream().map(Future::result).flatMap(List::stream).toList());
  }

  private List<ListEntry> tell(ListObjects request, List<Found> found) {
    List<ListEntry> entries = new ArrayList<>(found.size());
    try (OpenDirectory current = new OpenDirectory()) {
      for (Found one : found) {
        Optional<? extends ListEntry> entry =
            switch (one) {
              case Found.RolledUp(String name) -> Optional.of(new ListEntry.CommonPrefix(name));
              case Found.File file -> look(request, file, current);
            };
        entry.ifPresent(entries::add);
      }
    }
    return entries;
  }

  private Optional<ListEntry.Listed> look(
      ListObjects request, Found.File file, OpenDirectory current) {
    ObjectRef ref = new ObjectRef(request.bucket(), new ObjectKey(file.key()));
    return quickly(ref, file, current)
        .or(() -> carefully(ref))
        .map(
            info -> new ListEntry.Listed(ref.key(), info.size(), info.etag(), info.lastModified()));
  }

  /**
   * Without opening the file; not for what is foreign, escaped, unreadable or being replaced this
   * moment.
   */
  private Optional<ObjectInfo> quickly(ObjectRef ref, Found.File file, OpenDirectory current) {
    if (file.escaped()) {
      return Optional.empty();
    }
    try {
      Fd directory = current.get(file.directories());
      FileStat stat = LibC.statAt(directory, file.segment());
      if (!stat.isFile()) {
        return Optional.empty();
      }
      return attributes
          .readAt(directory, file.segment(), stat)
          .map(kept -> ObjectFile.info(ref, stat, Optional.of(kept)));
    } catch (Errno e) {
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Nothing, too, in a directory that tells its names and nothing else. */
  private Optional<ObjectInfo> carefully(ObjectRef ref) {
    try (ObjectFile found = files.find(KeyPath.of(ref)).orElse(null)) {
      return Optional.ofNullable(found).map(file -> file.info(ref));
    } catch (Errno e) {
      if (e.is(Errno.EACCES)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The directory of the last file looked at, since the next one is mostly in it as well. */
  private final class OpenDirectory implements AutoCloseable {
    private List<Step> directories = List.of();
    private Fd fd;

    Fd get(List<Step> wanted) {
      if (fd == null || !Objects.equals(directories, wanted)) {
        close();
        fd = tree.openSteps(wanted);
        directories = wanted;
      }
      return fd;
    }

    @Override
    public void close() {
      if (fd != null) {
        fd.close();
        fd = null;
      }
    }
  }
}
