package io.sluice.indexer.query;

import io.sluice.indexer.query.QueryText.Piece;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A time as people write it, which is a span: a year, a month, a day, or an instant.
 *
 * @param from included
 * @param until excluded; for an instant, the same
 */
record TimeRange(Instant from, Instant until) {
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern INSTANT =
      Pattern.compile("[+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2}T.{4,30}");

  /** Reads times, knowing what day it is. */
  record Reader(Clock clock) {

    Query read(Comparison comparison, Piece value) {
      String text = value.text();
      int dots = text.indexOf("..");
      if (dots >= 0 && comparison == Comparison.IS) {
        return range(text.substring(0, dots), text.substring(dots + 2), value.position());
      }
      TimeRange time = time(text, value.position());
      return switch (comparison) {
        case IS -> modified(time.from, time.until, value.position());
        case ABOVE -> new Query.Modified(time.until, Instant.MAX);
        case FROM -> new Query.Modified(time.from, Instant.MAX);
        case BELOW -> new Query.Modified(Instant.MIN, time.from);
        case UP_TO -> new Query.Modified(Instant.MIN, time.until);
      };
    }

    private Query range(String from, String to, int position) {
      if (from.isEmpty() && to.isEmpty()) {
        throw QueryText.invalid("Write a date on one side of the .. at least.", position);
      }
      Instant begin = from.isEmpty() ? Instant.MIN : time(from, position).from;
      Instant end = to.isEmpty() ? Instant.MAX : time(to, position + from.length() + 2).until;
      return modified(begin, end, position);
    }

    private static Query modified(Instant from, Instant until, int position) {
      if (!from.isBefore(until)) {
        throw QueryText.invalid("The time must not end where it begins, nor before.", position);
      }
      return new Query.Modified(from, until);
    }

    private TimeRange time(String text, int position) {
      LocalDate today = LocalDate.now(clock);
      try {
        return switch (text.toLowerCase(Locale.ROOT)) {
          case "today" -> days(today, today);
          case "yesterday" -> days(today.minusDays(1), today.minusDays(1));
          case "week" -> days(today.minusDays(6), today);
          case "month" -> days(today.minusMonths(1).plusDays(1), today);
          case "year" -> days(today.minusYears(1).plusDays(1), today);
          default -> written(text);
        };
      } catch (DateTimeException e) {
        throw QueryText.invalid(
            "“"
                + QueryText.shown(text)
                + "” is no date; write it like 2024, 2024-05, 2024-05-31, 2024-05..2024-06-15,"
                + " today, yesterday, week, month or year.",
            position);
      }
    }

    private TimeRange written(String text) {
      if (YEAR.matcher(text).matches()) {
        Year year = Year.parse(text);
        return days(year.atDay(1), year.plusYears(1).atDay(1).minusDays(1));
      }
      if (MONTH.matcher(text).matches()) {
        YearMonth month = YearMonth.parse(text);
        return days(month.atDay(1), month.atEndOfMonth());
      }
      if (DAY.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text);
        return days(day, day);
      }
      if (INSTANT.matcher(text).matches()) {
        Instant instant = Instant.parse(text);
        return new TimeRange(instant, instant);
      }
      throw new DateTimeException(text);
    }

    private TimeRange days(LocalDate first, LocalDate last) {
      ZoneId zone = clock.getZone();
      return new TimeRange(
          first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }
}
