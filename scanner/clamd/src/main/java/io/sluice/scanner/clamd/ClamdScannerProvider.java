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
      List<ClamdAddress> addresses = addresses(settings);
      NetLines lines = new NetLines(settings.vertx(), settings.connectTimeout());
      return Future.succeededFuture(new ClamdScanner(settings, addresses, lines));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  private static List<ClamdAddress> addresses(ScannerSettings settings) {
    if (settings.addresses().isEmpty()) {
      throw new IllegalArgumentException(
          "no address of a scanner is set: name at least one, such as tcp://127.0.0.1:3310");
    }
    return settings.addresses().stream().map(ClamdAddress::parse).toList();
  }
}
