package io.sluice.contract;

import io.sluice.spi.ListObjects;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a listing must show, computed in the slowest and plainest way: over all keys, a rule after
 * the other.
 */
final class NaiveListing {

  /** The order of the bytes themselves. */
  static final Comparator<String> BYTE_ORDER = (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));

  private NaiveListing() {}

  /** Names, and whether there are more. */
  record Names(List<String> names, boolean more) {}

  static Names page(Collection<String> keys, ListObjects request) {
    List<String> all =
        keys.stream()
            .filter(key -> key.startsWith(request.prefix()))
            .filter(key -> BYTE_ORDER.compare(key, request.after()) > 0)
            .map(key -> rolledUp(key, request))
            .filter(name -> !name.equals(request.after()))
            .distinct()
            .sorted(BYTE_ORDER)
            .toList();
    return new Names(
        all.stream().limit(request.limit()).toList(),
        request.limit() > 0 && all.size() > request.limit());
  }

  private static String rolledUp(String key, ListObjects request) {
    String rest = key.substring(request.prefix().length());
    int at = request.delimiter().isEmpty() ? -1 : rest.indexOf(request.delimiter());
    return at < 0 ? key : request.prefix() + rest.substring(0, at) + request.delimiter();
  }

  private static byte[] utf8(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
