package io.sluice.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * What is in one directory, in the byte order of keys: a directory's name has its slash. In memory
 * or in a mapped file, which it cannot tell apart.
 *
 * <p>Each record is one byte that says whether the file is at an escaped place, then the name.
 */
final class SortedNames {

  private final MemorySegment records;
  private final MemorySegment offsets;
  private final int size;

  /** {@code offsets} has one long more than there are records: where the last one ends. */
  SortedNames(MemorySegment records, MemorySegment offsets) {
    this.records = records;
    this.offsets = offsets;
    this.size = (int) (offsets.byteSize() / Long.BYTES) - 1;
  }

  int size() {
    return size;
  }

  boolean isMapped() {
    return records.isMapped();
  }

  /** Of Java's memory. */
  long heapBytes() {
    return isMapped() ? 0 : records.byteSize() + offsets.byteSize();
  }

  boolean isEscaped(int index) {
    return records.get(ValueLayout.JAVA_BYTE, offset(index)) != 0;
  }

  String name(int index) {
    return new String(bytes(index).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** The first that is not less than the given one. */
  int lowerBound(String name) {
    MemorySegment wanted = MemorySegment.ofArray(name.getBytes(StandardCharsets.UTF_8));
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(bytes(middle), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private MemorySegment bytes(int index) {
    long start = offset(index) + 1;
    return records.asSlice(start, offset(index + 1) - start);
  }

  private long offset(int index) {
    return offsets.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, index);
  }

  private static int compare(MemorySegment a, MemorySegment b) {
    long at = a.mismatch(b);
    if (at < 0) {
      return 0;
    }
    if (at == a.byteSize() || at == b.byteSize()) {
      return Long.compare(a.byteSize(), b.byteSize());
    }
    return Byte.compareUnsigned(a.get(ValueLayout.JAVA_BYTE, at), b.get(ValueLayout.JAVA_BYTE, at));
  }
}
