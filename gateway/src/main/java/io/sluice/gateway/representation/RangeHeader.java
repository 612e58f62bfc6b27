package io.sluice.gateway.representation;

import io.sluice.spi.ByteRange;

/**
 * The Range header. What cannot be read, and more than one range, ask for the whole object, as RFC
 * 9110 permits and AWS does.
 */
public final class RangeHeader {
  private static final String UNIT = "bytes=";
  private static final long VALUE_MAX = Long.MAX_VALUE / 10 - 1;

  private RangeHeader() {}

  public static ByteRange parse(String header) {
    String text = header.strip();
    if (!text.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
      return ByteRange.whole();
    }
    String range = text.substring(UNIT.length()).strip();
    int dash = range.indexOf('-');
    if (dash < 0) {
      return ByteRange.whole();
    }
    return of(number(range, 0, dash), number(range, dash + 1, range.length()), range.length());
  }

  private static ByteRange of(long first, long last, int length) {
    if (first == BAD || last == BAD || length == 1) {
      return ByteRange.whole();
    }
    if (first == NONE) {
      return new ByteRange.Tail(last);
    }
    if (last == NONE) {
      return new ByteRange.From(first);
    }
    return first <= last ? new ByteRange.Span(first, last) : ByteRange.whole();
  }

  private static final long NONE = -1;
  private static final long BAD = -2;

  private static long number(String text, int from, int to) {
    long value = 0;
    if (from == to) {
      return NONE;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return BAD;
      }
      // No object is so large: what is beyond it is the end, however many digits say so.
      value = value > VALUE_MAX ? value : value * 10 + (c - '0');
    }
    return value;
  }
}
