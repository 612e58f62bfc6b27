package io.sluice.gateway.ingest;

import io.sluice.scanner.Scan;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * Gives batches to a scan one after the other, which is all that it can take, while several are on
 * their way into the store. Confined to its event loop.
 */
final class ScanInTurn {
  private final Scan scan;
  private Future<Void> last = Future.succeededFuture();

  ScanInTurn(Scan scan) {
    this.scan = scan;
  }

  /** Succeeds when the scan has taken this batch, and all before it. */
  Future<Void> write(Buffer batch) {
    last = last.compose(taken -> scan.write(batch));
    return last;
  }
}
