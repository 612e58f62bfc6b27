package io.sluice.scanner.clamd;

import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.ScannerSettings;
import io.vertx.core.Future;
import java.util.List;

/** Scans with clamd through Vert.x: {@code scan.engine: clamd}. */
public final class ClamdScannerProvider implements ScannerProvider {

  @Override
  public String type() {
    return "clamd";
  }

  @Override
  public Future<Scanner> open(ScannerSettings settings) {
    try {
      List<ClamdAddress> addresses = ClamdAddress.parseAll(settings.addresses());
      NetLines lines = new NetLines(settings.vertx(), settings.connectTimeout());
      return Future.succeededFuture(new ClamdScanner(settings, addresses, lines));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }
}
