package io.sluice.posix;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
 * Sorts names that may be more than memory should hold: runs of at most so many are sorted in
 * memory; if there is more than one, they go to nameless files and are merged into a mapped one.
 */
final class NameSorter {

  private final Fd scratch;
  private final int namesMax;
  private final List<FileChannel> runs = new ArrayList<>();
  private List<byte[]> names = new ArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param scratch a directory for nameless files
   * @param namesMax in memory at a time
   */
  NameSorter(Fd scratch, int namesMax) {
    this.scratch = scratch;
    this.namesMax = namesMax;
  }

  void add(String name, boolean escaped) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] record = new byte[text.length + 1];
    System.arraycopy(text, 0, record, 0, text.length);
    record[text.length] = (byte) (escaped ? 1 : 0); // behind the name, which decides the order
    names.add(record);
    if (names.size() == namesMax) {
      spill();
    }
  }

  SortedNames sorted() {
    try {
      if (runs.isEmpty()) {
        return inMemory();
      }
      spill();
      return merged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      runs.forEach(NameSorter::close);
    }
  }

  private static int compare(byte[] a, byte[] b) {
    int order = Arrays.compareUnsigned(a, 0, a.length - 1, b, 0, b.length - 1);
    return order != 0 ? order : Byte.compare(a[a.length - 1], b[b.length - 1]);
  }

  private SortedNames inMemory() {
    names.sort(NameSorter::compare);
    byte[] records = new byte[Math.toIntExact(names.stream().mapToLong(name -> name.length).sum())];
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
    FileChannel run = namelessFile();
    runs.add(run);
    try {
      DataOutputStream out = output(run);
      for (byte[] record : names) {
        out.writeShort(record.length);
        out.write(record);
      }
      out.flush();
      run.position(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names = new ArrayList<>();
  }

  private SortedNames merged() throws IOException {
    PriorityQueue<Run> queue = new PriorityQueue<>((a, b) -> compare(a.head, b.head));
    for (FileChannel run : runs) {
      Run next = new Run(run);
      if (next.advance()) {
        queue.add(next);
      }
    }
    try (FileChannel records = namelessFile();
        FileChannel offsets = namelessFile()) {
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

  private FileChannel namelessFile() {
    try (Fd file = StagedFile.nameless(scratch).fd()) {
      return FileChannel.open(
          Path.of(file.procPath()), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataOutputStream output(FileChannel file) {
    return new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
  }

  private static void close(FileChannel run) {
    try {
      run.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sorted run being read. */
  private static final class Run {
    private final DataInputStream in;
    private byte[] head;

    Run(FileChannel file) {
      in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
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
}
