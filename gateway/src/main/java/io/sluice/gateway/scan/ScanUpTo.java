package io.sluice.gateway.scan;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Verdict;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;

/** A scan that gives up, as pending, where there is too much to wait for. */
final class ScanUpTo implements Scan {
  private final Scan scan;
  private final long bytesMax;
  private final ScanMetrics metrics;
  private final Clock clock;
  private long bytes;

  ScanUpTo(Scan scan, long bytesMax, ScanMetrics metrics, Clock clock) {
    this.scan = scan;
    this.bytesMax = bytesMax;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Future<Void> write(Buffer more) {
    bytes += more.length();
    if (bytes <= bytesMax) {
      return scan.write(more);
    }
    scan.cancel();
    return Future.succeededFuture();
  }

  @Override
  public boolean isDecided() {
    return bytes > bytesMax || scan.isDecided();
  }

  @Override
  public Future<Judgement> end() {
    return bytes <= bytesMax
        ? scan.end().onSuccess(metrics::judged)
        : Future.succeededFuture(new Judgement(new Verdict.Pending(), "", Instant.now(clock)));
  }

  @Override
  public void cancel() {
    scan.cancel();
  }
}
