package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Scan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanInTurnTest {

  /** Takes what it is given when the test says so. */
  private static final class SlowScan implements Scan {
    private final List<String> given = new ArrayList<>();
    private final List<Promise<Void>> asked = new ArrayList<>();

    @Override
    public Future<Void> write(Buffer bytes) {
      given.add(bytes.toString());
      asked.add(Promise.promise());
      return asked.getLast().future();
    }

    @Override
    public boolean isDecided() {
      return false;
    }

    @Override
    public Future<Judgement> end() {
      return Future.failedFuture("not asked for here");
    }

    @Override
    public void cancel() {}
  }

  @Test
  void aBatchWaitsUntilTheOneBeforeItWasTaken() {
    SlowScan scan = new SlowScan();
    ScanInTurn turn = new ScanInTurn(scan);
    Future<Void> first = turn.write(Buffer.buffer("1"));
    Future<Void> second = turn.write(Buffer.buffer("2"));
    Future<Void> third = turn.write(Buffer.buffer("3"));
    assertThat(scan.given).containsExactly("1");
    scan.asked.get(0).complete();
    assertThat(scan.given).containsExactly("1", "2");
    assertThat(first.isComplete()).isTrue();
    assertThat(second.isComplete()).isFalse();
    scan.asked.get(1).complete();
    scan.asked.get(2).complete();
    assertThat(scan.given).containsExactly("1", "2", "3");
    assertThat(third.succeeded()).isTrue();
  }
}
