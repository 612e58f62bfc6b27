package io.sluice.posix;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Opens paths longer than the kernel takes, by as many steps as that makes necessary: nearly always
 * one.
 */
final class DeepPath {

  private static final int STEP_BYTES_MAX = 3500;

  private DeepPath() {}

  static Fd open(Fd base, List<String> names, int flags) {
    Fd from = base;
    StringBuilder path = new StringBuilder();
    int bytes = 0;
    for (String name : names) {
      int length = name.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + length > STEP_BYTES_MAX) {
        from = step(base, from, path, LibC.O_DIRECTORY);
        bytes = 0;
      }
      path.append(bytes == 0 ? "" : "/").append(name);
      bytes += length;
    }
    return step(base, from, path, flags);
  }

  private static Fd step(Fd base, Fd from, StringBuilder path, int flags) {
    try {
      return LibC.openInside(from, path.isEmpty() ? "." : path.toString(), flags, 0);
    } finally {
      path.setLength(0);
      if (from != base) {
        from.close();
      }
    }
  }
}
