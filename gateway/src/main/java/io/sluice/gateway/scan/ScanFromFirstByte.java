package io.sluice.gateway.scan;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A scan that asks for its place at the scanner when the first bytes are there, so that whoever
 * says that much will come, and sends nothing, holds no place meanwhile. The first bytes wait for
 * the place. Confined to its event loop.
 */
final class ScanFromFirstByte implements Scan {
  private final Supplier<Future<Scan>> begin;
  private Optional<Future<Scan>> begun = Optional.empty();
  private boolean cancelled;

  ScanFromFirstByte(Supplier<Future<Scan>> begin) {
    this.begin = begin;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    return scan().compose(scan -> scan.write(bytes));
  }

  @Override
  public boolean isDecided() {
    return begun.filter(place -> place.succeeded() && place.result().isDecided()).isPresent();
  }

  @Override
  public Future<Judgement> end() {
    return scan().compose(Scan::end);
  }

  @Override
  public void cancel() {
    cancelled = true;
    begun.ifPresent(place -> place.onSuccess(Scan::cancel));
  }

  private Future<Scan> scan() {
    if (begun.isEmpty()) {
      begun = Optional.of(begin.get().onSuccess(this::giveBackUnwanted));
    }
    return begun.get();
  }

  private void giveBackUnwanted(Scan scan) {
    if (cancelled) {
      scan.cancel();
    }
  }
}
