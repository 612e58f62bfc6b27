package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import java.util.List;

/** A file stands where a directory has to be. */
final class FileInTheWay extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Step> directories;

  FileInTheWay(List<Step> directories) {
    super("a file is in the way", null, false, false);
    this.directories = directories;
  }

  /** The directories down to the one that cannot be. */
  List<Step> directories() {
    return directories;
  }
}
