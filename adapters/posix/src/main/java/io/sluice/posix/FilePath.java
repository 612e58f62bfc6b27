package io.sluice.posix;

import java.util.ArrayList;
import java.util.List;

/**
 * A place for a file beneath the root.
 *
 * @param directories from the bucket down
 * @param name of the file in the last of them
 */
record FilePath(List<Step> directories, String name) {

  FilePath {
    directories = List.copyOf(directories);
  }

  /**
   * A directory on the way.
   *
   * @param name on disk
   * @param segment of the key that it stands for; for a bucket, its name
   */
  record Step(String name, String segment) {

    static Step of(String segment) {
      return new Step(Names.directory(segment), segment);
    }

    boolean isHashed() {
      return name.startsWith(Names.HASHED);
    }
  }

  /** All names, the file's last. */
  List<String> names() {
    List<String> names = new ArrayList<>(directories.size() + 1);
    directories.forEach(step -> names.add(step.name()));
    names.add(name);
    return names;
  }
}
