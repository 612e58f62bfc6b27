package io.sluice.gateway.access;

import io.sluice.gateway.control.Folder;
import io.sluice.spi.ControlPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of a folder, a page at a time. */
final class Pages {
  /** Documents that are read at the same time. */
  private static final int PAGE_MAX = 1000;

  private Pages() {}

  /**
   * The page after a marker. What is deleted in between is left out, so a page may be short.
   *
   * @param limit at most so many; never more than 1,000
   */
  static <T> Future<Page<T>> read(Folder<T> folder, String after, int limit) {
    int most = Math.clamp(limit, 1, PAGE_MAX);
    return folder.names(after, most).compose(names -> read(folder, names));
  }

  private static <T> Future<Page<T>> read(Folder<T> folder, ControlPage names) {
    List<Future<Optional<T>>> reading = new ArrayList<>(names.names().size());
    names.names().forEach(name -> reading.add(folder.read(name)));
    Optional<String> next = names.more() ? Optional.of(names.names().getLast()) : Optional.empty();
    return Future.all(reading)
        .map(all ->
            new Page<>(reading.stream().flatMap(one -> one.result().stream()).toList(), next));
  }
}
