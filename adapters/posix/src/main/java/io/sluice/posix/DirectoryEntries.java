package io.sluice.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a directory as the kernel gives it: unsorted, with the kind of most entries told along. */
final class DirectoryEntries {

  private static final int BLOCK_BYTES = 256 << 10;
  private static final ThreadLocal<MemorySegment> BLOCK =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(BLOCK_BYTES, 8));

  private static final int LENGTH_AT = 16;
  private static final int TYPE_AT = 18;
  private static final int NAME_AT = 19;
  private static final byte UNKNOWN = 0;
  private static final byte DIRECTORY = 4;
  private static final byte FILE = 8;

  /** Is shown each entry that is a file or a directory, in no order; says whether to go on. */
  interface Visitor {
    boolean visit(String name, boolean directory);
  }

  private DirectoryEntries() {}

  /** Names that are not UTF-8 are left out: no protocol could say them. */
  static void visit(Fd directory, Visitor visitor) {
    // A block of its own while visitors read deeper directories on the same thread.
    MemorySegment block = BLOCK.get();
    BLOCK.remove();
    int length = LibC.readDirectory(directory, block);
    while (length > 0 && visitBlock(directory, block.asSlice(0, length), visitor)) {
      length = LibC.readDirectory(directory, block);
    }
    BLOCK.set(block);
  }

  private static boolean visitBlock(Fd directory, MemorySegment block, Visitor visitor) {
    long at = 0;
    while (at < block.byteSize()) {
      int length = block.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + LENGTH_AT) & 0xffff;
      String name = name(block.asSlice(at + NAME_AT, length - NAME_AT));
      byte type = block.get(ValueLayout.JAVA_BYTE, at + TYPE_AT);
      at += length;
      if (name == null || name.equals(".") || name.equals("..")) {
        continue;
      }
      boolean isDirectory = type == DIRECTORY || (type == UNKNOWN && isDirectory(directory, name));
      boolean isFile = type == FILE || (type == UNKNOWN && !isDirectory);
      if ((isDirectory || isFile) && !visitor.visit(name, isDirectory)) {
        return false;
      }
    }
    return true;
  }

  private static String name(MemorySegment field) {
    int end = 0;
    while (field.get(ValueLayout.JAVA_BYTE, end) != 0) {
      end++;
    }
    byte[] bytes = field.asSlice(0, end).toArray(ValueLayout.JAVA_BYTE);
    try {
      for (byte b : bytes) {
        if (b < 0) {
          return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
      }
      return new String(bytes, StandardCharsets.US_ASCII);
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isDirectory(Fd directory, String name) {
    try {
      return LibC.statAt(directory, name).isDirectory();
    } catch (Errno e) {
      if (e.is(Errno.ENOENT, Errno.EACCES)) {
        return false;
      }
      throw e;
    }
  }
}
