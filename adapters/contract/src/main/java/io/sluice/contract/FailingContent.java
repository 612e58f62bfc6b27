package io.sluice.contract;

import io.sluice.spi.ByteRange;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Content whose body may break. */
final class FailingContent implements ObjectContent {

  private final ObjectContent next;
  private final FailingBody body;

  FailingContent(ObjectContent next, FailurePlan plan) {
    this.next = next;
    this.body = new FailingBody(next.body(), plan);
  }

  @Override
  public ObjectInfo info() {
    return next.info();
  }

  @Override
  public ByteRange.Resolved range() {
    return next.range();
  }

  @Override
  public ReadStream<Buffer> body() {
    return body;
  }

  @Override
  public Future<Void> discard() {
    return next.discard();
  }
}
