package io.sluice.posix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The part of the configuration that this adapter reads.
 *
 * @param root the directory whose directories are the buckets
 * @param control a directory beside it on the same filesystem, for what is not an object; nobody
 *     else may write to it
 * @param durable whether an answer waits for the disk ({@code durability: full}) or not ({@code
 *     relaxed})
 * @param sidecars whether to keep attributes in files although the filesystem has extended
 *     attributes
 * @param namelessFiles whether to use nameless files where the filesystem has them
 * @param dataThreads threads that write and sync
 * @param copyThreads threads that copy objects and put parts together
 * @param lookThreads threads that open, list and ask
 * @param lockWait how long a write waits for another gateway that writes the same key
 * @param cacheBytes memory for names of directories: those kept, those of listings under way and
 *     those being sorted; what does not fit is sorted on disk
 * @param partBytesMin the least size of a part but the last
 */
record PosixSettings(
    Path root,
    Path control,
    boolean durable,
    boolean sidecars,
    boolean namelessFiles,
    int dataThreads,
    int copyThreads,
    int lookThreads,
    Duration lockWait,
    long cacheBytes,
    long partBytesMin) {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  static PosixSettings from(Map<String, String> values) {
    Map<String, String> rest = new HashMap<>(values);
    PosixSettings settings =
        new PosixSettings(
            path(rest, "root"),
            path(rest, "control"),
            choice(rest, "durability", "full", "relaxed"),
            !choice(rest, "attributes", "extended", "sidecar"),
            choice(rest, "staging", "nameless", "named"),
            (int) number(rest, "dataThreads", Math.max(16, 4 * CORES)),
            (int) number(rest, "copyThreads", 4),
            (int) number(rest, "lookThreads", Math.max(8, 2 * CORES)),
            Duration.ofSeconds(number(rest, "lockWaitSeconds", 30)),
            number(rest, "cacheBytes", 64 << 20),
            number(rest, "partBytesMin", 5 << 20));
    if (rest.containsKey("cacheNames")) {
      throw new IllegalArgumentException(
          "storage.posix.cacheNames is no more: memory is counted in bytes, see cacheBytes");
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("storage.posix knows no " + new TreeSet<>(rest.keySet()));
    }
    return settings;
  }

  private static Path path(Map<String, String> values, String name) {
    String value = values.remove(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("storage.posix." + name + " must name a directory");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  /** Whether the first of two words was chosen, which is also the default. */
  private static boolean choice(Map<String, String> values, String name, String yes, String no) {
    String value = values.remove(name);
    if (value == null) {
      return true;
    }
    if (!value.equals(yes) && !value.equals(no)) {
      throw new IllegalArgumentException(
          "storage.posix." + name + " must be " + yes + " or " + no + ", not " + value);
    }
    return value.equals(yes);
  }

  private static long number(Map<String, String> values, String name, long otherwise) {
    String value = values.remove(name);
    try {
      long number = value == null ? otherwise : Long.parseLong(value);
      if (number < 1) {
        throw new NumberFormatException();
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "storage.posix." + name + " must be a whole number of 1 or more, not " + value, e);
    }
  }
}
