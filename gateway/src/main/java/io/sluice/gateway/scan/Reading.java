package io.sluice.gateway.scan;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * Feeds stored bytes to a scan, one buffer after the other, until it has decided. Confined to its
 * event loop.
 */
final class Reading {
  private final ReadStream<Buffer> body;
  private final Scan scan;
  private final Promise<Judgement> result = Promise.promise();
  private boolean ended;

  Reading(ReadStream<Buffer> body, Scan scan) {
    this.body = body;
    this.scan = scan;
  }

  Future<Judgement> run() {
    body.exceptionHandler(this::broken).endHandler(last -> end()).handler(this::look);
    goOn();
    return result.future();
  }

  private void look(Buffer bytes) {
    scan.write(bytes).onSuccess(taken -> goOn());
  }

  /** Without reading what nobody looks at any more. */
  private void goOn() {
    if (scan.isDecided()) {
      end();
    } else {
      body.fetch(1);
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      scan.end().onComplete(result);
    }
  }

  private void broken(Throwable failure) {
    scan.cancel();
    result.tryFail(failure);
  }
}
