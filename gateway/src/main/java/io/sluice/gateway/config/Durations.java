package io.sluice.gateway.config;

import java.time.Duration;
import java.util.Map;

/**
 * Durations as people write them: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}.
 */
final class Durations {
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final String[] UNITS = {"d", "h", "m", "s"};

  private Durations() {}

  static Duration parse(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    Long unit = MILLIS.get(text.substring(digits).strip());
    if (digits == 0 || digits > 12 || unit == null) {
      throw new IllegalArgumentException("not a duration: " + text);
    }
    return Duration.ofMillis(Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit));
  }

  static String format(Duration duration) {
    long millis = duration.toMillis();
    for (String unit : UNITS) {
      long one = MILLIS.get(unit);
      if (millis >= one && millis % one == 0) {
        return millis / one + unit;
      }
    }
    return millis + "ms";
  }
}
