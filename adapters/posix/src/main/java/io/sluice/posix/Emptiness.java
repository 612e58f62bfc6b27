package io.sluice.posix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a directory holds an object anywhere beneath it, as far as it may be read, and how to
 * take away one that does not. Without recursion, and with two open directories at a time: a key of
 * 1,024 slashes is a thousand directories deep.
 */
final class Emptiness {

  private Emptiness() {}

  static boolean holdsObject(Fd top) {
    Deque<List<String>> rest = new ArrayDeque<>();
    rest.push(List.of());
    while (!rest.isEmpty()) {
      if (holdsObject(top, rest.pop(), rest)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsObject(Fd top, List<String> path, Deque<List<String>> deeper) {
    // The file of a hashed directory's own segment stands beside what is beneath the directory.
    boolean countOwnFile = !path.isEmpty() && path.getLast().startsWith(Names.HASHED);
    AtomicBoolean found = new AtomicBoolean();
    try (Fd directory = DeepPath.open(top, path, LibC.O_DIRECTORY)) {
      DirectoryEntries.visit(
          directory,
          (name, isDirectory) -> {
            if (isDirectory) {
              deeper.push(append(path, name));
            } else {
              found.set(isObject(name) || (countOwnFile && name.equals(Names.HASHED_FILE)));
            }
            return !found.get();
          });
    } catch (Errno e) {
      if (!e.is(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES)) {
        throw e;
      }
    }
    return found.get();
  }

  private static boolean isObject(String name) {
    return !name.startsWith(Names.RESERVED) || name.startsWith(Names.FILE);
  }

  private static boolean isLitter(String name) {
    return name.equals(Names.HASHED_TEXT) || name.startsWith(Names.TEMPORARY);
  }

  /**
   * Removes a directory with everything beneath it that is no object. Fails with {@code ENOTEMPTY}
   * where an object is, or has come meanwhile; nothing of it is lost.
   */
  static void remove(Fd parent, String name) {
    Deque<List<String>> rest = new ArrayDeque<>();
    rest.push(List.of(name));
    while (!rest.isEmpty()) {
      List<String> path = rest.peek();
      String deeper = clear(parent, path);
      if (deeper != null) {
        rest.push(append(path, deeper));
      } else {
        rest.pop();
        removeEmpty(parent, path);
      }
    }
  }

  /** Takes away the litter; tells a directory that has to go first, or null. */
  private static String clear(Fd parent, List<String> path) {
    List<String> first = new ArrayList<>(1);
    try (Fd directory = DeepPath.open(parent, path, LibC.O_DIRECTORY)) {
      DirectoryEntries.visit(
          directory,
          (name, isDirectory) -> {
            if (isDirectory) {
              first.add(name);
            } else if (isLitter(name)) {
              SmallFiles.unlinkIfThere(directory, name);
            }
            return first.isEmpty();
          });
    }
    return first.isEmpty() ? null : first.getFirst();
  }

  private static void removeEmpty(Fd parent, List<String> path) {
    try (Fd above = DeepPath.open(parent, path.subList(0, path.size() - 1), LibC.O_DIRECTORY)) {
      LibC.removeDirectory(above, path.getLast());
    }
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path.size() + 1);
    longer.addAll(path);
    longer.add(name);
    return longer;
  }
}
