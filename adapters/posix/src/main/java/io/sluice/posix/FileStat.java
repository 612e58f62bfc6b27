package io.sluice.posix;

import java.time.Instant;

/** What the kernel says of a file; times to the nanosecond. */
record FileStat(
    int links,
    int mode,
    int uid,
    int gid,
    long inode,
    long device,
    long size,
    Instant modified,
    Instant changed,
    Instant born) {

  private static final int TYPE = 0xf000;

  boolean isFile() {
    return (mode & TYPE) == 0x8000;
  }

  boolean isDirectory() {
    return (mode & TYPE) == 0x4000;
  }

  /** Whether somebody other than the owner may write. */
  boolean isSharedForWriting() {
    return (mode & 022) != 0;
  }

  boolean isSetGroupId() {
    return (mode & 02000) != 0;
  }
}
