package io.sluice.posix;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Puts buffers into a file: native memory as it is, Java memory through a block that the thread
 * keeps.
 */
final class BufferWriter {

  private final Fd file;
  private final MemorySegment block = Block.get();
  private long offset;
  private int filled;

  private BufferWriter(Fd file, long offset) {
    this.file = file;
    this.offset = offset;
  }

  /** The number of bytes written, which is all of them. */
  static long write(Fd file, List<Buffer> buffers, long offset) {
    BufferWriter writer = new BufferWriter(file, offset);
    buffers.forEach(writer::add);
    writer.flush();
    return writer.offset - offset;
  }

  private void add(Buffer buffer) {
    ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
    for (ByteBuffer piece : bytes.nioBuffers()) {
      MemorySegment memory = MemorySegment.ofBuffer(piece);
      if (memory.isNative() && memory.byteSize() >= Block.BYTES / 4) {
        flush();
        put(memory, memory.byteSize());
      } else {
        gather(memory);
      }
    }
  }

  private void gather(MemorySegment memory) {
    long done = 0;
    while (done < memory.byteSize()) {
      long count = Math.min(memory.byteSize() - done, Block.BYTES - filled);
      MemorySegment.copy(memory, done, block, filled, count);
      filled += (int) count;
      done += count;
      if (filled == Block.BYTES) {
        flush();
      }
    }
  }

  private void flush() {
    put(block, filled);
    filled = 0;
  }

  private void put(MemorySegment memory, long length) {
    LibC.write(file, memory, length, offset);
    offset += length;
  }
}
