package io.sluice.scanner.capybara;

import io.sluice.scanner.Scanner;
import io.sluice.scanner.ScannerProvider;
import io.sluice.scanner.ScannerSettings;
import io.sluice.scanner.clamd.ClamdAddress;
import io.sluice.scanner.clamd.ClamdScanner;
import io.vertx.core.Future;
import java.util.List;

/** Scans with clamd through the library: {@code scan.engine: clamav-client}. */
public final class CapybaraScannerProvider implements ScannerProvider {

  @Override
  public String type() {
    return "clamav-client";
  }

  @Override
  public Future<Scanner> open(ScannerSettings settings) {
    try {
      List<ClamdAddress> addresses = ClamdAddress.parseAll(settings.addresses());
      addresses.forEach(CapybaraScannerProvider::requireTcp);
      CapybaraLines lines = new CapybaraLines(settings);
      return Future.succeededFuture(new ClamdScanner(settings, addresses, lines));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  private static void requireTcp(ClamdAddress address) {
    if (!(address instanceof ClamdAddress.Tcp)) {
      throw new IllegalArgumentException(
          "the scanner clamav-client cannot use "
              + address
              + ": name a tcp:// address, or use the scanner clamd");
    }
  }
}
