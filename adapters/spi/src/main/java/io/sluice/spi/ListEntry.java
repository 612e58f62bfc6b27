package io.sluice.spi;

import java.time.Instant;

/** A line of a listing. */
public sealed interface ListEntry {

  /** The key, or what keys were rolled up into. */
  String name();

  /** An object; what is told equals what {@link ObjectStore#stat} tells. */
  record Listed(ObjectKey key, long size, ETag etag, Instant lastModified) implements ListEntry {
    @Override
    public String name() {
      return key.value();
    }
  }

  /** At least one key begins with this. */
  record CommonPrefix(String name) implements ListEntry {}
}
