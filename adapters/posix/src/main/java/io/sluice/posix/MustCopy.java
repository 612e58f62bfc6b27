package io.sluice.posix;

/** Much has to be copied, which is not for the thread that asked. Nothing has changed. */
final class MustCopy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MustCopy() {
    super("much has to be copied", null, false, false);
  }

  /** Refuses to copy more than the thread has time for. */
  static void beyond(long bytesMax, long bytes) {
    if (bytes > bytesMax) {
      throw new MustCopy();
    }
  }
}
