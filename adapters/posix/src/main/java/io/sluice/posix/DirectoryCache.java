package io.sluice.posix;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Sorted names of the directories that were listed last, and the memory that listings have for
 * names: what is kept, what somebody still walks through and what is being sorted share it.
 *
 * <p>Readings are trusted only while the directory's times are those of the reading, and only if
 * these lie so far before it that a change right after would have given other times. A directory is
 * read once at a time. Nobody waits here: who comes meanwhile is told to come again, see {@link
 * UnderWay}.
 */
final class DirectoryCache implements NameSorter.Memory {

  /** Coarser than the clocks of local filesystems; see SEMANTICS.md for shared ones. */
  private static final Duration TIMESTAMP_GRANULARITY = Duration.ofMillis(10);

  /** What a reading takes beside its names. */
  private static final int READING_BYTES = 512;

  /** What names on disk count as, so that there are not too many files with names. */
  private static final int MAPPED_BYTES = 64 << 10;

  private final Fd scratch;
  private final long bytesMax;
  private final BiConsumer<Fd, NameSorter> reader;
  private final Map<Identity, Reading> readings = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Identity, Promise<Void>> underWay = new HashMap<>();
  private long bytes;

  private record Identity(long device, long inode) {}

  /**
   * The directory is being read; it is worth asking again when that is over, for better or worse.
   */
  static final class UnderWay extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Future<Void> over;

    UnderWay(Future<Void> over) {
      super("the directory is being read", null, false, false);
      this.over = over;
    }

    Future<Void> over() {
      return over;
    }
  }

  /** Names that stay in memory until they are given back. */
  final class Held implements AutoCloseable {
    private final Reading reading;

    private Held(Reading reading) {
      this.reading = reading;
      reading.holders++;
    }

    SortedNames names() {
      return reading.names;
    }

    /** Called once. */
    @Override
    public void close() {
      release(reading);
    }
  }

  private static final class Reading {
    final SortedNames names;
    final FileStat stat;
    final Instant begun;
    final long tick;
    int holders;

    Reading(SortedNames names, FileStat stat, Instant begun, long tick) {
      this.names = names;
      this.stat = stat;
      this.begun = begun;
      this.tick = tick;
    }

    boolean isTrue(FileStat now) {
      return stat.modified().equals(now.modified())
          && stat.changed().equals(now.changed())
          && stat.modified().isBefore(begun.minus(TIMESTAMP_GRANULARITY))
          && stat.changed().isBefore(begun.minus(TIMESTAMP_GRANULARITY));
    }
  }

  /**
   * Begins with nothing.
   *
   * @param scratch a directory for files of names
   * @param bytesMax of memory for names
   */
  DirectoryCache(Fd scratch, long bytesMax) {
    this(scratch, bytesMax, DirectoryReader::read);
  }

  DirectoryCache(Fd scratch, long bytesMax, BiConsumer<Fd, NameSorter> reader) {
    this.scratch = scratch;
    this.bytesMax = bytesMax;
    this.reader = reader;
  }

  /**
   * The names in a directory, at a moment not before {@code since}.
   *
   * @param since of {@link System#nanoTime}
   * @throws UnderWay where they are being read already
   */
  Held names(Fd directory, long since) {
    FileStat stat = LibC.stat(directory);
    Identity identity = new Identity(stat.device(), stat.inode());
    Promise<Void> over = Promise.promise();
    synchronized (this) {
      Reading known = readings.get(identity);
      if (known != null && (known.tick - since >= 0 || known.isTrue(stat))) {
        return new Held(known);
      }
      Promise<Void> before = underWay.putIfAbsent(identity, over);
      if (before != null) {
        throw new UnderWay(before.future());
      }
    }
    try {
      Instant begun = Instant.now();
      long tick = System.nanoTime();
      return keep(identity, new Reading(read(directory), stat, begun, tick));
    } finally {
      synchronized (this) {
        underWay.remove(identity);
      }
      over.complete();
    }
  }

  private SortedNames read(Fd directory) {
    // Half of all at most, so that one large directory does not drive out all others.
    try (NameSorter sorter = new NameSorter(scratch, this, ownBytes(), bytesMax / 2)) {
      reader.accept(directory, sorter);
      return sorter.sorted();
    }
  }

  /** What each reading has to sort in, whatever others have; they are as many as threads. */
  private int ownBytes() {
    return (int) Math.min(256 << 10, bytesMax / 8);
  }

  private synchronized Held keep(Identity identity, Reading reading) {
    Held held = new Held(reading);
    Optional.ofNullable(readings.remove(identity)).ifPresent(this::forgotten);
    if (take(keptBytes(reading))) {
      reading.holders++;
      readings.put(identity, reading);
    }
    return held;
  }

  private void forgotten(Reading reading) {
    give(keptBytes(reading));
    release(reading);
  }

  private synchronized void release(Reading reading) {
    if (--reading.holders == 0) {
      give(reading.names.heapBytes());
    }
  }

  private long keptBytes(Reading reading) {
    return READING_BYTES + (reading.names.isMapped() ? Math.min(MAPPED_BYTES, bytesMax / 8) : 0);
  }

  @Override
  public synchronized boolean take(long wanted) {
    Iterator<Reading> oldest = readings.values().iterator();
    while (bytes + wanted > bytesMax && oldest.hasNext()) {
      Reading reading = oldest.next();
      if (reading.holders == 1) { // nobody but us
        oldest.remove();
        forgotten(reading);
      }
    }
    boolean room = bytes + wanted <= bytesMax;
    bytes += room ? wanted : 0;
    return room;
  }

  @Override
  public synchronized void give(long given) {
    bytes -= given;
  }

  /** What is taken now. */
  synchronized long bytes() {
    return bytes;
  }
}
