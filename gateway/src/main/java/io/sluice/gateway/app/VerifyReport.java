package io.sluice.gateway.app;

import io.sluice.gateway.fixity.Finding;
import io.sluice.gateway.fixity.Finding.Outcome;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Writes findings, as text or as JSON lines, and counts them. */
final class VerifyReport {
  private static final int PROGRESS_EVERY = 10_000;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private long objects;
  private long bytes;

  VerifyReport(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  void add(Finding finding) {
    counts.merge(finding.outcome(), 1L, Long::sum);
    objects++;
    bytes += finding.bytes();
    if (finding.isBad()) {
      tell(finding);
    }
    if (objects % PROGRESS_EVERY == 0) {
      err.println(objects + " objects; to go on from here: --after " + name(finding));
      err.flush();
    }
  }

  private void tell(Finding finding) {
    String outcome = finding.outcome().name().toLowerCase(Locale.ROOT);
    String why = String.join("; ", finding.differences());
    if (json) {
      JsonLine line = new JsonLine();
      line.add("bucket", finding.ref().bucket().value());
      line.add("key", finding.ref().key().value());
      line.add("outcome", outcome);
      line.add("why", why);
      out.print(line.end());
    } else {
      out.println(outcome + " " + printable(name(finding)) + ": " + why);
    }
    out.flush();
  }

  /** Whoever named an object must not write lines of ours. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private static String name(Finding finding) {
    return finding.ref().bucket().value() + "/" + finding.ref().key().value();
  }

  void summary() {
    if (json) {
      JsonLine line = new JsonLine();
      line.add("objects", objects);
      line.add("bytes", bytes);
      for (Outcome outcome : Outcome.values()) {
        line.add(outcome.name().toLowerCase(Locale.ROOT), count(outcome));
      }
      out.print(line.end());
    } else {
      out.printf(
          "%d objects, %d bytes read: %d same, %d different, %d unreadable, %d foreign,"
              + " %d incomparable%n",
          objects,
          bytes,
          count(Outcome.SAME),
          count(Outcome.DIFFERENT),
          count(Outcome.UNREADABLE),
          count(Outcome.FOREIGN),
          count(Outcome.INCOMPARABLE));
    }
    out.flush();
  }

  private long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  boolean isBad() {
    return count(Outcome.DIFFERENT) + count(Outcome.UNREADABLE) > 0;
  }
}
