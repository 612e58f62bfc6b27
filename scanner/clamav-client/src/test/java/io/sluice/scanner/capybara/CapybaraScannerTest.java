package io.sluice.scanner.capybara;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.Verdict;
import io.sluice.scanner.contract.Await;
import io.sluice.scanner.contract.FailureContract;
import io.sluice.scanner.contract.FakeClamd;
import io.sluice.scanner.contract.ScannerContract;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("clients")
@TestInstance(Lifecycle.PER_CLASS)
class CapybaraScannerTest implements ScannerContract {
  private final Vertx vertx = Vertx.vertx();

  @AfterAll
  void close() {
    Await.result(vertx.close());
  }

  @Override
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public ScannerProvider provider() {
    return new CapybaraScannerProvider();
  }

  /** The library asks for the commands first, before it asks for bytes. */
  @Override
  public Verdict whenItHangs() {
    return FailureContract.UNAVAILABLE;
  }

  /** The library does not read an answer that comes while it writes. */
  @Override
  public Verdict expected(FakeClamd.Manner manner) {
    return FailureContract.FAILED;
  }

  @Test
  void aSocketInTheFileSystemIsRefusedWithAWayOut() {
    assertThat(provider().open(settings("unix:/run/clamd.sock")).cause())
        .hasMessageContaining("tcp://")
        .hasMessageContaining("clamd");
  }
}
