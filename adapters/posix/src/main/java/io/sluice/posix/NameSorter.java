package io.sluice.posix;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts names that may be more than memory should hold. As long as there is memory for them they
 * stay in it; else sorted runs go to a file and are merged into a mapped one.
 */
final class NameSorter implements AutoCloseable {

  /** What a name takes beside twice its text: once as it came, once packed. */
  private static final int NAME_BYTES = 48;

  private static final int WRITE_BYTES = 64 << 10;

  /** Small, since there is one a run. */
  private static final int READ_BYTES = 4 << 10;

  private final Fd scratch;
  private final Memory memory;
  private final long ownBytes;
  private final long takenMax;
  private final List<Long> runEnds = new ArrayList<>();
  private FileChannel runs;
  private List<byte[]> names = new ArrayList<>();
  private long used;
  private long taken;

  /** Memory that all who sort share. */
  interface Memory {

    /** Whether so many bytes were to be had; never waits. */
    boolean take(long bytes);

    void give(long bytes);
  }

  /**
   * Begins with nothing.
   *
   * @param scratch a directory for files
   * @param ownBytes of memory that may be used without asking
   * @param takenMax of memory that may be taken at most
   */
  NameSorter(Fd scratch, Memory memory, long ownBytes, long takenMax) {
    this.scratch = scratch;
    this.memory = memory;
    this.ownBytes = ownBytes;
    this.takenMax = takenMax;
  }

  void add(String name, boolean escaped) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] record = Arrays.copyOf(text, text.length + 1);
    record[text.length] = (byte) (escaped ? 1 : 0); // behind the name, which decides the order
    long cost = 2L * record.length + NAME_BYTES;
    if (used + cost > ownBytes + taken && !take(Math.max(cost, ownBytes)) && !names.isEmpty()) {
      spill();
    }
    names.add(record);
    used += cost;
  }

  private boolean take(long bytes) {
    boolean got = taken + bytes <= takenMax && memory.take(bytes);
    taken += got ? bytes : 0;
    return got;
  }

  /** All of them; whoever gets them holds as much of the memory as they say. */
  SortedNames sorted() {
    try {
      if (runEnds.isEmpty()) {
        long result = records() + Long.BYTES * (names.size() + 1L);
        if (result <= taken || take(result - taken)) {
          SortedNames all = inMemory();
          memory.give(taken - result);
          taken = 0;
          return all;
        }
      }
      spill();
      return merged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long records() {
    return names.stream().mapToLong(record -> record.length).sum();
  }

  private static int compare(byte[] a, byte[] b) {
    int order = Arrays.compareUnsigned(a, 0, a.length - 1, b, 0, b.length - 1);
    return order != 0 ? order : Byte.compare(a[a.length - 1], b[b.length - 1]);
  }

  private SortedNames inMemory() {
    names.sort(NameSorter::compare);
    byte[] records = new byte[Math.toIntExact(records())];
    long[] offsets = new long[names.size() + 1];
    int at = 0;
    for (int i = 0; i < names.size(); i++) {
      byte[] record = names.get(i);
      records[at] = record[record.length - 1];
      System.arraycopy(record, 0, records, at + 1, record.length - 1);
      at += record.length;
      offsets[i + 1] = at;
    }
    return new SortedNames(MemorySegment.ofArray(records), MemorySegment.ofArray(offsets));
  }

  private void spill() {
    names.sort(NameSorter::compare);
    try {
      if (runs == null) {
        runs = file();
      }
      DataOutputStream out = output(runs);
      for (byte[] record : names) {
        out.writeShort(record.length);
        out.write(record);
      }
      out.flush();
      runEnds.add(runs.position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names = new ArrayList<>();
    used = 0;
  }

  private SortedNames merged() throws IOException {
    PriorityQueue<Run> queue = new PriorityQueue<>((a, b) -> compare(a.head, b.head));
    long start = 0;
    for (long end : runEnds) {
      Run next = new Run(runs, start, end);
      if (next.advance()) {
        queue.add(next);
      }
      start = end;
    }
    try (FileChannel records = file();
        FileChannel offsets = file()) {
      write(queue, output(records), output(offsets));
      return new SortedNames(map(records), map(offsets));
    }
  }

  private static void write(
      PriorityQueue<Run> queue, DataOutputStream records, DataOutputStream offsets)
      throws IOException {
    long at = 0;
    offsets.writeLong(Long.reverseBytes(at));
    while (!queue.isEmpty()) {
      Run least = queue.poll();
      byte[] record = least.head;
      records.write(record[record.length - 1]);
      records.write(record, 0, record.length - 1);
      at += record.length;
      offsets.writeLong(Long.reverseBytes(at)); // read back in the machine's order
      if (least.advance()) {
        queue.add(least);
      }
    }
    records.flush();
    offsets.flush();
  }

  private static MemorySegment map(FileChannel file) throws IOException {
    return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.ofAuto());
  }

  /** A file that loses its name at once: not every filesystem makes one without. */
  private FileChannel file() throws IOException {
    String name = Names.TEMPORARY + SmallFiles.randomId();
    int flags = LibC.O_RDWR | LibC.O_CREAT | LibC.O_EXCL;
    try (Fd file = LibC.openInside(scratch, name, flags, 0600)) {
      return FileChannel.open(
          Path.of(file.procPath()), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      SmallFiles.unlinkIfThere(scratch, name);
    }
  }

  private static DataOutputStream output(FileChannel file) {
    return new DataOutputStream(
        new BufferedOutputStream(Channels.newOutputStream(file), WRITE_BYTES));
  }

  /** Gives back what {@link #sorted} did not hand over. */
  @Override
  public void close() {
    memory.give(taken);
    taken = 0;
    try {
      if (runs != null) {
        runs.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sorted run being read. */
  private static final class Run {
    private final DataInputStream in;
    private byte[] head;

    Run(FileChannel file, long start, long end) {
      in = new DataInputStream(new BufferedInputStream(new Piece(file, start, end), READ_BYTES));
    }

    boolean advance() throws IOException {
      try {
        head = in.readNBytes(in.readUnsignedShort());
        return true;
      } catch (EOFException end) {
        return false;
      }
    }
  }

  /** A part of a file that others read elsewhere at the same time. */
  private static final class Piece extends InputStream {
    private final FileChannel file;
    private final long end;
    private long at;

    Piece(FileChannel file, long start, long end) {
      this.file = file;
      this.at = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - at);
      int count = wanted == 0 ? -1 : file.read(ByteBuffer.wrap(target, offset, wanted), at);
      at += Math.max(0, count);
      return count;
    }
  }
}
