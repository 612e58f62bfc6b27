package io.sluice.memory;

import io.sluice.spi.ByteRange.Resolved;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.Future;

/** An opened object. It holds what it was opened on, whatever becomes of the key. */
record MemoryContent(ObjectInfo info, Resolved range, MemoryBody body, Turn turn)
    implements ObjectContent {

  @Override
  public Future<Void> discard() {
    return turn.take(body::stop);
  }
}
