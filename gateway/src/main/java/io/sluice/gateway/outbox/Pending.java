package io.sluice.gateway.outbox;

import java.util.Optional;

/**
 * A mark in memory.
 *
 * @param batch the document that it is kept in; empty for one that can be made again
 */
record Pending(Entry entry, Optional<Batch> batch) {

  boolean canBeMadeAgain() {
    return batch.isEmpty();
  }
}
