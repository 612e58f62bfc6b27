package io.sluice.indexer.query;

import static java.util.Map.entry;

import io.sluice.indexer.query.QueryText.Piece;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 10MB}, {@code 1.5GiB}, {@code 4096}, {@code 10MB..20MB}. */
final class SizeRange {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?)([A-Za-z]*)");
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          entry("", 1L),
          entry("b", 1L),
          entry("k", 1_000L),
          entry("kb", 1_000L),
          entry("m", 1_000_000L),
          entry("mb", 1_000_000L),
          entry("g", 1_000_000_000L),
          entry("gb", 1_000_000_000L),
          entry("t", 1_000_000_000_000L),
          entry("tb", 1_000_000_000_000L),
          entry("kib", 1L << 10),
          entry("mib", 1L << 20),
          entry("gib", 1L << 30),
          entry("tib", 1L << 40));

  private SizeRange() {}

  static Query read(Comparison comparison, Piece value) {
    String text = value.text();
    int dots = text.indexOf("..");
    if (dots >= 0 && comparison == Comparison.IS) {
      return range(text.substring(0, dots), text.substring(dots + 2), value.position());
    }
    long size = bytes(text, value.position());
    return switch (comparison) {
      case IS -> new Query.Size(size, size);
      case FROM -> new Query.Size(size, Long.MAX_VALUE);
      case UP_TO -> new Query.Size(0, size);
      case ABOVE -> new Query.Size(beyond(size, Long.MAX_VALUE, value), Long.MAX_VALUE);
      case BELOW -> new Query.Size(0, beyond(size, 0, value));
    };
  }

  private static Query range(String from, String to, int position) {
    if (from.isEmpty() && to.isEmpty()) {
      throw QueryText.invalid("Write a size on one side of the .. at least.", position);
    }
    long least = from.isEmpty() ? 0 : bytes(from, position);
    long most = to.isEmpty() ? Long.MAX_VALUE : bytes(to, position + from.length() + 2);
    if (least > most) {
      throw QueryText.invalid("The first size must not be above the second.", position);
    }
    return new Query.Size(least, most);
  }

  /** The next size on the way to an end, which has none behind it. */
  private static long beyond(long size, long end, Piece value) {
    if (size == end) {
      throw QueryText.invalid("No size is there.", value.position());
    }
    return end == 0 ? size - 1 : size + 1;
  }

  private static long bytes(String text, int position) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches() || !UNITS.containsKey(size.group(2).toLowerCase(Locale.ROOT))) {
      throw QueryText.invalid(
          "“"
              + QueryText.shown(text)
              + "” is no size; write it like 500, 10MB, 1.5GiB or 1MB..2MB.",
          position);
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.get(size.group(2).toLowerCase(Locale.ROOT)));
    BigDecimal bytes = new BigDecimal(size.group(1)).multiply(unit);
    if (bytes.compareTo(MOST) > 0) {
      throw QueryText.invalid("Nothing is as large as that.", position);
    }
    return bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
