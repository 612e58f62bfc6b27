package io.sluice.scanner.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.contract.Await;
import io.sluice.scanner.contract.Samples;
import io.sluice.scanner.contract.ScannerContract;
import io.sluice.scanner.contract.TestClamd;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("clients")
@TestInstance(Lifecycle.PER_CLASS)
class ClamdScannerTest implements ScannerContract {
  private final Vertx vertx = vertx(true);

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
    return new ClamdScannerProvider();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void speaksThroughASocketInTheFileSystem(boolean nativeTransport, @TempDir Path place) {
    Vertx own = vertx(nativeTransport);
    assertThat(own.isNativeTransportEnabled()).isEqualTo(nativeTransport);
    try (TestClamd clamd = TestClamd.start(place)) {
      Scanner scanner = open(settings(clamd.unix()));
      assertThat(scan(scanner, Samples.eicar())).isEqualTo(EICAR);
      assertThat(scanner.state().endpoints().getFirst().address()).isEqualTo(clamd.unix());
      Await.result(scanner.close());
    } finally {
      Await.result(own.close());
    }
  }

  private static Vertx vertx(boolean nativeTransport) {
    return Vertx.vertx(new VertxOptions().setPreferNativeTransport(nativeTransport));
  }
}
