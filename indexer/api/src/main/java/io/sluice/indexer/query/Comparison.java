package io.sluice.indexer.query;

/** How a field is asked for. */
enum Comparison {
  /** The value, or a range of values. */
  IS,
  ABOVE,
  FROM,
  BELOW,
  UP_TO;

  /** What stands between a field's name and its value. */
  static Comparison take(QueryText text) {
    if (text.take(':')) {
      // People write size:>10MB as well.
      return text.next('<') || text.next('>') ? take(text) : IS;
    }
    boolean above = text.take('>');
    if (!above) {
      text.take('<');
    }
    boolean included = text.take('=');
    return above ? included ? FROM : ABOVE : included ? UP_TO : BELOW;
  }
}
