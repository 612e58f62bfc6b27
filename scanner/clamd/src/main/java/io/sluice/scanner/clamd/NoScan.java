package io.sluice.scanner.clamd;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Scan;
import io.sluice.scanner.Verdict.NotScanned;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;

/** Swallows what comes: nobody looks at it. */
record NoScan(Reason reason) implements Scan {

  @Override
  public Future<Void> write(Buffer bytes) {
    return Future.succeededFuture();
  }

  @Override
  public boolean isDecided() {
    return true;
  }

  @Override
  public Future<Judgement> end() {
    return Future.succeededFuture(
        new Judgement(new NotScanned(reason), "", Clock.systemUTC().instant()));
  }

  @Override
  public void cancel() {}
}
