package io.sluice.lucene;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The part of the configuration that this engine reads.
 *
 * @param searchThreads searches at the same time
 * @param searchQueue searches that wait; more are refused
 * @param searchTimeout for one search
 * @param cacheBytes memory for filters that are asked for often, such as what a user may read
 * @param textCharacters of each text that are kept to show pieces of it
 * @param commitWait the longest time for which changes are gathered before they are written to disk
 * @param commitChanges changes that are written without waiting for more
 * @param pagingSnapshots versions of the index kept for those who are paging
 * @param pagingTimeout how long each is kept
 */
record LuceneSettings(
    int searchThreads,
    int searchQueue,
    Duration searchTimeout,
    long cacheBytes,
    int textCharacters,
    Duration commitWait,
    int commitChanges,
    int pagingSnapshots,
    Duration pagingTimeout) {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  static LuceneSettings from(Map<String, String> values) {
    Map<String, String> rest = new HashMap<>(values);
    LuceneSettings settings =
        new LuceneSettings(
            number(rest, "searchThreads", Math.max(2, CORES)),
            number(rest, "searchQueue", 256),
            Duration.ofSeconds(number(rest, "searchTimeoutSeconds", 10)),
            number(rest, "cacheBytes", 32 << 20),
            number(rest, "textCharacters", 100_000),
            Duration.ofMillis(number(rest, "commitWaitMillis", 200)),
            number(rest, "commitChanges", 5_000),
            number(rest, "pagingSnapshots", 8),
            Duration.ofSeconds(number(rest, "pagingTimeoutSeconds", 120)));
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("index.lucene knows no " + new TreeSet<>(rest.keySet()));
    }
    return settings;
  }

  private static int number(Map<String, String> values, String name, int otherwise) {
    String value = values.remove(name);
    try {
      int number = value == null ? otherwise : Integer.parseInt(value);
      if (number < 1) {
        throw new NumberFormatException();
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "index.lucene." + name + " must be a whole number of 1 or more, not " + value, e);
    }
  }
}
