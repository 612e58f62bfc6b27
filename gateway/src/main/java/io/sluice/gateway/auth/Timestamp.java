package io.sluice.gateway.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The time of a signature.
 *
 * @param text {@code 20130524T000000Z}, as the string to sign has it
 */
record Timestamp(String text, Instant instant) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  static Timestamp of(Instant instant) {
    return new Timestamp(BASIC.format(instant.atOffset(ZoneOffset.UTC)), instant);
  }

  /** Reads the form above. Written by hand since every request passes here. */
  static Optional<Timestamp> ofBasic(String text) {
    if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
      return Optional.empty();
    }
    for (int i = 0; i < 15; i++) {
      if (i != 8 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
        return Optional.empty();
      }
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 9, 11),
              number(text, 11, 13),
              number(text, 13, 15));
      return Optional.of(new Timestamp(text, time.toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /**
   * Reads the value of a Date header, which some clients fill with the form above. The day of the
   * week says nothing that the date does not, and may be wrong.
   */
  static Optional<Timestamp> ofHttpDate(String text) {
    try {
      String date = text.substring(text.indexOf(',') + 1).strip();
      Instant instant = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      // A zone may carry the time out of the years that have four digits.
      return ofBasic(of(instant).text());
    } catch (DateTimeException notHttp) {
      return ofBasic(text);
    }
  }

  /** {@code 20130524}, as a credential scope has it. */
  String date() {
    return text.substring(0, 8);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
