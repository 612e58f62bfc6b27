package io.sluice.posix;

import java.util.concurrent.locks.LockSupport;

/** Where files on their way in are made. */
final class Staging {

  private static final int TRIES = 20;
  private static final long PAUSE_NS = 1_000_000;

  private final Tree tree;
  private final boolean nameless;

  Staging(Tree tree, boolean nameless) {
    this.tree = tree;
    this.nameless = nameless;
  }

  /**
   * In the object's directory, or the nearest one above it: so it inherits group, rights and quota.
   */
  StagedFile stage(KeyPath path) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return in(tree.openNearest(path.directories()));
      } catch (Errno e) {
        // What Linux says of a directory that was cleared away after it was opened.
        if (!e.is(Errno.EPERM, Errno.ENOENT)) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NS); // whoever clears it away has begun, and may be held up
      }
    }
    return in(tree.openNearest(path.directories().subList(0, 1)));
  }

  /** Takes over the directory. */
  private StagedFile in(Fd directory) {
    if (!nameless) {
      return StagedFile.named(directory);
    }
    try (directory) {
      return StagedFile.nameless(directory);
    }
  }
}
