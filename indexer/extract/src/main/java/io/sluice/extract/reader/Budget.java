package io.sluice.extract.reader;

/** What one document may still cost, and whether it wanted more. Used by one thread. */
final class Budget {
  private final int depthMax;
  private final int entriesMax;
  private final long unpackedBytesMax;
  private final int pagesMax;

  private int depth;
  private int entries;
  private long unpackedBytes;
  private int pages;
  private boolean cut;
  private boolean harmful;

  Budget(int depthMax, int entriesMax, long unpackedBytesMax, int pagesMax) {
    this.depthMax = depthMax;
    this.entriesMax = entriesMax;
    this.unpackedBytesMax = unpackedBytesMax;
    this.pagesMax = pagesMax;
  }

  /** Whether one more document within it may be read. */
  boolean takeEntry() {
    if (depth >= depthMax) {
      harmful = true;
      return false;
    }
    if (entries >= entriesMax) {
      cut = true;
      return false;
    }
    entries++;
    return true;
  }

  void enter() {
    depth++;
  }

  void leave() {
    depth--;
  }

  /** Counts what was unpacked; false where it was too much. */
  boolean takeBytes(long count) {
    unpackedBytes += count;
    if (unpackedBytes > unpackedBytesMax) {
      harmful = true;
    }
    return unpackedBytes <= unpackedBytesMax;
  }

  /** Whether the text of one more page or picture may be recognised. */
  boolean takePage() {
    pages++;
    cut |= pages > pagesMax;
    return pages <= pagesMax;
  }

  /** Whether more than all pages were asked for: there is no use in asking again. */
  boolean hasPages() {
    return pages <= pagesMax;
  }

  /** Something was left out. */
  void cut() {
    cut = true;
  }

  boolean wasCut() {
    return cut;
  }

  /** It unpacks to too much, or is nested too deeply. */
  boolean wasHarmful() {
    return harmful;
  }
}
