package io.sluice.memory;

import io.sluice.spi.ListEntry;
import io.sluice.spi.ListEntry.CommonPrefix;
import io.sluice.spi.ListEntry.Listed;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** A page of a listing, as one walk over the keys from the first that may be in it. */
final class Listing {

  private Listing() {}

  static ListPage page(NavigableMap<String, StoredObject> objects, ListObjects request) {
    if (request.limit() == 0) {
      return ListPage.EMPTY;
    }
    List<ListEntry> entries = new ArrayList<>();
    String last = request.after();
    for (StoredObject object : from(objects, request).values()) {
      if (!object.info().ref().key().value().startsWith(request.prefix())) {
        break;
      }
      ListEntry entry = entry(object.info(), request);
      if (entry.name().equals(last)) {
        continue;
      }
      if (entries.size() == request.limit()) {
        return new ListPage(entries, true);
      }
      entries.add(entry);
      last = entry.name();
    }
    return new ListPage(entries, false);
  }

  private static NavigableMap<String, StoredObject> from(
      NavigableMap<String, StoredObject> objects, ListObjects request) {
    return Utf8.compare(request.after(), request.prefix()) < 0
        ? objects.tailMap(request.prefix(), true)
        : objects.tailMap(request.after(), false);
  }

  private static ListEntry entry(ObjectInfo object, ListObjects request) {
    return rolledUp(object.ref().key().value(), request)
        .<ListEntry>map(CommonPrefix::new)
        .orElseGet(() -> listed(object));
  }

  private static Optional<String> rolledUp(String key, ListObjects request) {
    if (request.delimiter().isEmpty()) {
      return Optional.empty();
    }
    int at = key.indexOf(request.delimiter(), request.prefix().length());
    return at < 0
        ? Optional.empty()
        : Optional.of(key.substring(0, at + request.delimiter().length()));
  }

  private static ListEntry listed(ObjectInfo object) {
    return new Listed(object.ref().key(), object.size(), object.etag(), object.lastModified());
  }
}
