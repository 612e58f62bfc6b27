package io.sluice.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/** How a system call is made: its handle, the memory it needs, and what its failure becomes. */
@SuppressWarnings("restricted")
final class SystemCall {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private SystemCall() {}

  /** Memory for one call at a time of one thread; calls never nest. */
  static final class Scratch {
    static final int PATH_BYTES = 4096;
    static final int XATTR_BYTES = 65536;

    /** The kernel clears as much memory as is offered to it, so little is offered at first. */
    static final int USUAL_XATTR_BYTES = 512;

    private final Arena arena = Arena.ofAuto();
    final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
    final MemorySegment first = arena.allocate(PATH_BYTES);
    final MemorySegment second = arena.allocate(PATH_BYTES);
    final MemorySegment struct = arena.allocate(256, 8);
    final MemorySegment value = arena.allocate(XATTR_BYTES);

    int errno() {
      return (int) ERRNO.get(state, 0L);
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** A system call; fails as foreign calls do. */
  interface Call {
    long invoke(Scratch scratch) throws Throwable;
  }

  /** The memory of this thread, as the last call left it. */
  static Scratch scratch() {
    return SCRATCH.get();
  }

  static long call(String name, String subject, Call call) {
    Scratch scratch = SCRATCH.get();
    try {
      while (true) {
        long result = call.invoke(scratch);
        if (result >= 0) {
          return result;
        }
        if (scratch.errno() != Errno.EINTR) {
          throw new Errno(name, scratch.errno(), subject);
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  static MemorySegment path(MemorySegment buffer, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= Scratch.PATH_BYTES) {
      throw new IllegalArgumentException("path is longer than the kernel takes");
    }
    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    buffer.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
    return buffer;
  }

  static MethodHandle handle(String name, MemoryLayout... arguments) {
    return downcall(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  static MethodHandle sized(String name, MemoryLayout... arguments) {
    return downcall(name, FunctionDescriptor.of(JAVA_LONG, arguments));
  }

  private static MethodHandle downcall(String name, FunctionDescriptor signature) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        signature,
        Linker.Option.captureCallState("errno"));
  }

  /**
   * A call that C libraries do not know, or not all of them: by its number, with these arguments.
   */
  static MethodHandle numbered(MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG).appendArgumentLayouts(arguments),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(1));
  }

  /** A function whose arguments from the given one on are variadic. */
  static MethodHandle variadic(String name, int first, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(first));
  }
}
