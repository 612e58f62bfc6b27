package io.sluice.scanner.clamd;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to VERSION: {@code ClamAV 1.4.3/27820/Wed Nov 26 09:39:21 2025}. Number and date are
 * those of the official daily database and are missing without it.
 */
record Version(String engine, Optional<Instant> signatures) {
  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

  static Version parse(String reply) {
    List<String> parts = List.of(reply.split("/", 3));
    if (parts.size() < 3) {
      return new Version(reply, Optional.empty());
    }
    return new Version(parts.get(0) + "/" + parts.get(1), time(parts.get(2)));
  }

  private static Optional<Instant> time(String ctime) {
    try {
      // clamd prints it in its own zone and does not say which: a day's age is what is asked for.
      LocalDateTime local = LocalDateTime.parse(ctime.strip().replaceAll(" +", " "), CTIME);
      return Optional.of(local.atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
