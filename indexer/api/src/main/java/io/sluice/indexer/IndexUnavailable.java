package io.sluice.indexer;

/** The engine cannot be used now; the same call may succeed later. */
public final class IndexUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexUnavailable(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
