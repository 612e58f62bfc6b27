package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.Utf8;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the keys of a bucket in byte order, from where a page begins. Reads only directories
 * that hold part of the page; of one that is rolled up, only as much as shows that something is in
 * it. Holds the names of the directories on its way until it is closed.
 */
final class Walk implements AutoCloseable {

  private final Tree tree;
  private final DirectoryCache cache;
  private final ListObjects request;
  private final long since;
  private boolean started;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** The last entry that keys were rolled up into; whatever begins with it has been told. */
  private String rolledUp;

  private String lastFile = "";

  /** A directory on the way, and how far we are in it. */
  private static final class Frame {
    final List<Step> directories;
    final String prefix;
    final DirectoryCache.Held held;
    final SortedNames names;
    int next;

    Frame(List<Step> directories, String prefix, DirectoryCache.Held held) {
      this.directories = directories;
      this.prefix = prefix;
      this.held = held;
      this.names = held.names();
    }
  }

  /** What the walk comes by. */
  sealed interface Found {

    /**
     * A file that was there when its directory was read; escaped tells that it is not under its own
     * name.
     */
    record File(List<Step> directories, String segment, String key, boolean escaped)
        implements Found {}

    /** Something that keys are rolled up into. */
    record RolledUp(String name) implements Found {}
  }

  /**
   * Opens nothing yet.
   *
   * @param since the moment, of {@link System#nanoTime}, before which no directory may have been
   *     read that was changed since
   */
  Walk(Tree tree, DirectoryCache cache, ListObjects request, long since) {
    this.tree = tree;
    this.cache = cache;
    this.request = request;
    this.since = since;
    String rolled = rollUp(request.after());
    this.rolledUp = request.after().equals(rolled) ? rolled : null;
  }

  /**
   * Everything with the prefix is beneath the directory that the prefix names before its last
   * slash.
   */
  private void start() {
    String prefix = request.prefix();
    String base = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    List<Step> directories = new ArrayList<>();
    directories.add(new Step(request.bucket().value(), request.bucket().value()));
    for (int from = 0, slash; (slash = base.indexOf('/', from)) >= 0; from = slash + 1) {
      directories.add(Step.of(base.substring(from, slash)));
    }
    if (!isBehind(base)) {
      enter(directories, base);
    }
  }

  /**
   * Adds what comes next until there are so many, or fewer at the end.
   *
   * @return empty when this is done; else what to wait for before going on, which is somebody
   *     else's reading of a directory
   */
  Optional<Future<Void>> fill(List<Found> found, int count) {
    try {
      if (!started) {
        start();
        started = true;
      }
      while (found.size() < count && !frames.isEmpty()) {
        Found next = advance(frames.peek());
        if (next != null) {
          found.add(next);
        }
      }
      return Optional.empty();
    } catch (DirectoryCache.UnderWay reading) {
      return Optional.of(reading.over());
    }
  }

  private void leave() {
    frames.pop().held.close();
  }

  @Override
  public void close() {
    while (!frames.isEmpty()) {
      leave();
    }
  }

  private Found advance(Frame frame) {
    if (frame.next == frame.names.size()) {
      leave();
      return null;
    }
    int index = frame.next++;
    String name = frame.names.name(index);
    String key = frame.prefix + name;
    if (!key.startsWith(request.prefix())) {
      leave(); // the names are sorted, and we began at the first that has the prefix
      return null;
    }
    if (rolledUp != null && key.startsWith(rolledUp)) {
      return null;
    }
    return name.endsWith("/") // no segment of a file has one
        ? directoryOrAgain(frame, name, key)
        : file(frame, name, key, frame.names.isEscaped(index));
  }

  private Found directoryOrAgain(Frame frame, String name, String key) {
    try {
      return directory(frame, name, key);
    } catch (DirectoryCache.UnderWay reading) {
      frame.next--;
      throw reading;
    }
  }

  private Found file(Frame frame, String segment, String key, boolean escaped) {
    // A file can be there twice for a moment, at its plain place and at its escaped one; and others
    // may have made paths
    // that are longer than any key.
    if (Utf8.compare(key, request.after()) <= 0
        || key.equals(lastFile)
        || !ObjectKey.isValid(key)) {
      return null;
    }
    lastFile = key;
    String rolled = rollUp(key);
    if (rolled == null) {
      return new Found.File(frame.directories, segment, key, escaped);
    }
    rolledUp = rolled;
    return new Found.RolledUp(rolled);
  }

  private Found directory(Frame frame, String name, String key) {
    if (isBehind(key)) {
      return null;
    }
    List<Step> directories = new ArrayList<>(frame.directories);
    directories.add(Step.of(name.substring(0, name.length() - 1)));
    String rolled = rollUp(key);
    if (rolled == null) {
      enter(directories, key);
      return null;
    }
    if (!holdsMore(directories, key)) {
      return null;
    }
    rolledUp = rolled;
    return new Found.RolledUp(rolled);
  }

  /** Whether every key that begins with this was told on an earlier page. */
  private boolean isBehind(String prefix) {
    String after = request.after();
    return !after.startsWith(prefix) && Utf8.compare(prefix, after) < 0;
  }

  /** What the key is rolled up into, or null. */
  private String rollUp(String key) {
    String delimiter = request.delimiter();
    if (delimiter.isEmpty() || !key.startsWith(request.prefix())) {
      return null;
    }
    int at = key.indexOf(delimiter, request.prefix().length());
    return at < 0 ? null : key.substring(0, at + delimiter.length());
  }

  private void enter(List<Step> directories, String prefix) {
    try (Fd directory = tree.openSteps(directories)) {
      Frame frame = new Frame(directories, prefix, cache.names(directory, since));
      frame.next = Math.max(after(frame), frame.names.lowerBound(rest(request.prefix(), prefix)));
      frames.push(frame);
    } catch (Errno e) {
      boolean closed = e.is(Errno.EACCES) && directories.size() > 1; // not so the bucket itself
      if (!closed && !e.is(Errno.ENOENT, Errno.ENOTDIR)) {
        throw e;
      }
      // Cleared away since its parent was read, or never there, or not for us to read.
    }
  }

  private int after(Frame frame) {
    String rest = rest(request.after(), frame.prefix);
    int slash = rest.indexOf('/');
    return frame.names.lowerBound(slash < 0 ? rest : rest.substring(0, slash + 1));
  }

  private static String rest(String whole, String prefix) {
    return whole.startsWith(prefix) ? whole.substring(prefix.length()) : "";
  }

  private boolean holdsAny(ListObjects inside) {
    try (Walk walk = new Walk(tree, cache, inside, since)) {
      List<Found> found = new ArrayList<>(1);
      walk.fill(found, 1)
          .ifPresent(over -> {
            throw new DirectoryCache.UnderWay(over);
          });
      return !found.isEmpty();
    }
  }

  private boolean holdsMore(List<Step> directories, String prefix) {
    if (request.after().startsWith(prefix)) {
      ListObjects inside = new ListObjects(request.bucket(), prefix, "", request.after(), 1);
      return holdsAny(inside);
    }
    try (Fd directory = tree.openSteps(directories)) {
      return Emptiness.holdsObject(directory);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)) {
        return false;
      }
      throw e;
    }
  }
}
