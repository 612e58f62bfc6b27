package io.sluice.memory;

import io.sluice.spi.ByteRange.Resolved;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** An opened object. It holds what it was opened on, whatever becomes of the key. */
record MemoryContent(ObjectInfo info, Resolved range, MemoryBody body, Turn turn)
    implements ObjectContent {

  static MemoryContent of(StoredObject object, Resolved range, Vertx vertx, Turn turn) {
    MemoryBody body = new MemoryBody(vertx.getOrCreateContext(), object.bytes(), range);
    return new MemoryContent(object.info(), range, body, turn);
  }

  @Override
  public Future<Void> discard() {
    return turn.take(body::stop);
  }
}
