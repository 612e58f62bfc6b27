package io.sluice.scanner.capybara;

import io.sluice.scanner.ScannerSettings;
import io.sluice.scanner.clamd.ClamdAddress;
import io.sluice.scanner.clamd.Line;
import io.sluice.scanner.clamd.Lines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import xyz.capybara.clamav.ClamavClient;
import xyz.capybara.clamav.Platform;

/** Calls of the library, as many at once as there may be connections. */
final class CapybaraLines implements Lines {
  private final Vertx vertx;
  private final Duration connectTimeout;
  private final ExecutorService pool;

  CapybaraLines(ScannerSettings settings) {
    this.vertx = settings.vertx();
    this.connectTimeout = settings.connectTimeout();
    this.pool =
        Executors.newFixedThreadPool(
            settings.connections() * settings.addresses().size(),
            Thread.ofPlatform().daemon().name("sluice-clamav-client-", 0).factory());
  }

  @Override
  public Future<Line> open(ClamdAddress address) {
    ClamdAddress.Tcp tcp = (ClamdAddress.Tcp) address;
    ClamavClient client = new ClamavClient(tcp.host(), tcp.port(), Platform.UNIX);
    CapybaraLine line = new CapybaraLine(vertx.getOrCreateContext(), client);
    long timer = vertx.setTimer(connectTimeout.toMillis(), fired -> line.close());
    return line.open(pool).andThen(done -> vertx.cancelTimer(timer));
  }

  @Override
  public Future<Void> close() {
    pool.shutdownNow();
    return Future.succeededFuture();
  }
}
