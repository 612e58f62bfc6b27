package io.sluice.gateway.scan;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Feeds stored bytes to a scan, one buffer after the other. Confined to its event loop. */
final class Reading {
  private final ReadStream<Buffer> body;
  private final Scan scan;
  private final Promise<Judgement> result = Promise.promise();

  Reading(ReadStream<Buffer> body, Scan scan) {
    this.body = body;
    this.scan = scan;
  }

  Future<Judgement> run() {
    body.exceptionHandler(this::broken)
        .endHandler(end -> scan.end().onComplete(result))
        .handler(this::look)
        .fetch(1);
    return result.future();
  }

  private void look(Buffer bytes) {
    scan.write(bytes).onSuccess(taken -> body.fetch(1));
  }

  private void broken(Throwable failure) {
    scan.cancel();
    result.tryFail(failure);
  }
}
