package io.sluice.gateway.http;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times as HTTP writes them. */
public final class HttpDates {
  private static final String[] DAYS = new String[8];
  private static final String[] MONTHS = new String[13];
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  static {
    for (DayOfWeek day : DayOfWeek.values()) {
      DAYS[day.getValue()] = day.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }
    for (Month month : Month.values()) {
      MONTHS[month.getValue()] = month.getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }
  }

  /** The three forms of RFC 9110, and the one that S3 clients use in documents. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          twoDigitYears(),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
              .withZone(ZoneOffset.UTC),
          DateTimeFormatter.ISO_ZONED_DATE_TIME);

  private static DateTimeFormatter twoDigitYears() {
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
        .appendPattern(" HH:mm:ss zzz")
        .toFormatter(Locale.US);
  }

  private record Stamp(long second, String text) {}

  private static volatile Stamp last = new Stamp(0, format(Instant.EPOCH));

  private HttpDates() {}

  /** The time now; made once a second. */
  public static String now() {
    long second = System.currentTimeMillis() / 1000;
    Stamp stamp = last;
    if (stamp.second != second) {
      stamp = new Stamp(second, format(Instant.ofEpochSecond(second)));
      last = stamp;
    }
    return stamp.text;
  }

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  public static String format(Instant instant) {
    LocalDateTime time = utc(instant);
    StringBuilder text = new StringBuilder(29);
    text.append(DAYS[time.getDayOfWeek().getValue()]).append(", ");
    two(text, time.getDayOfMonth()).append(' ').append(MONTHS[time.getMonthValue()]).append(' ');
    two(text, time.getYear() / 100);
    two(text, time.getYear() % 100).append(' ');
    return clock(text, time).append(" GMT").toString();
  }

  /** {@code 1994-11-06T08:49:37.000Z}: always three digits of a second. */
  public static String isoMillis(Instant instant) {
    LocalDateTime time = utc(instant);
    StringBuilder text = new StringBuilder(24);
    two(text, time.getYear() / 100);
    two(text, time.getYear() % 100).append('-');
    two(text, time.getMonthValue()).append('-');
    two(text, time.getDayOfMonth()).append('T');
    int millis = time.get(ChronoField.MILLI_OF_SECOND);
    clock(text, time).append('.').append((char) ('0' + millis / 100));
    return two(text, millis % 100).append('Z').toString();
  }

  /** A file may have any time; HTTP writes years of four digits, and the nearest of them it is. */
  private static LocalDateTime utc(Instant instant) {
    long second = Math.clamp(instant.getEpochSecond(), FIRST_SECOND, LAST_SECOND);
    return LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC);
  }

  private static StringBuilder clock(StringBuilder text, LocalDateTime time) {
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    return two(text, time.getSecond());
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** The time, or none where the text is no date: HTTP ignores those. */
  public static Optional<Instant> parse(String text) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(ZonedDateTime.parse(text.strip(), form).toInstant());
      } catch (DateTimeException e) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }
}
