package io.sluice.indexer;

/**
 * What was asked for is no question. The message is for the one who asked.
 *
 * <p>{@link #position} is where in the text the mistake is, counted in characters from 0, or -1
 * where it is not in the text of the query.
 */
public final class InvalidSearch extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int position;

  public InvalidSearch(String message, int position) {
    super(message, null, false, false);
    this.position = position;
  }

  public int position() {
    return position;
  }
}
