package io.sluice.posix;

import java.util.HexFormat;

/** Small files in the control root, each replaced in one step and durable when written. */
final class Sidecars {

  /** Ours are an id and an inode; what is much longer the kernel would refuse as a name. */
  private static final int NAME_CHARS_MAX = 64;

  private final Fd directory;

  Sidecars(Fd directory) {
    this.directory = directory;
  }

  /** The content, or null where there is none. */
  byte[] read(String name) {
    if (!isName(name)) {
      return null;
    }
    try (Fd file = LibC.openInside(directory, path(name), LibC.O_RDONLY, 0)) {
      return SmallFiles.read(file);
    } catch (Errno e) {
      if (e.is(Errno.ENOENT)) {
        return null;
      }
      throw e;
    }
  }

  void write(String name, byte[] content) {
    try (Fd shelf = shelf(name)) {
      SmallFiles.replace(shelf, name, content);
    }
  }

  void remove(String name) {
    if (!isName(name)) {
      return;
    }
    try {
      LibC.unlink(directory, path(name));
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
    }
  }

  void close() {
    directory.close();
  }

  /** What a file of others claims as its sidecar may be anything, also a path. */
  static boolean isName(String name) {
    return name.length() >= 2
        && name.length() <= NAME_CHARS_MAX
        && name.chars().allMatch(HexFormat::isHexDigit);
  }

  /** Names end with what varies most, so that is what spreads them. */
  private static String shelfName(String name) {
    return name.substring(name.length() - 2);
  }

  private static String path(String name) {
    return shelfName(name) + "/" + name;
  }

  private Fd shelf(String name) {
    try {
      return LibC.openInside(directory, shelfName(name), LibC.O_DIRECTORY, 0);
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT)) {
        throw e;
      }
      SmallFiles.makeDirectory(directory, shelfName(name));
      return LibC.openInside(directory, shelfName(name), LibC.O_DIRECTORY, 0);
    }
  }
}
