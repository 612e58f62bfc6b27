package io.sluice.scanner.clamd;

import java.nio.file.Path;
import java.util.List;

/** The configuration of a clamd of one's own. */
final class ClamdConf {
  /** More than a core can scan in the while that a client waits; beyond it clamd says so. */
  private static final int SCAN_MILLIS_MAX = 600_000;

  /** A slow sender is the gateway's to judge, so clamd waits longer than that does. */
  private static final int READ_SECONDS_MAX = 900;

  private static final int QUEUE_PER_THREAD = 4;

  private ClamdConf() {}

  /**
   * As large as clamd can; and whatever it does not look at, it must tell, or that would count as
   * clean.
   */
  static List<String> lines(ClamdHome home, Path signatures) {
    int threads = home.settings().threads();
    long bytes = Look.STREAM_BYTES_MAX;
    return List.of(
        "LocalSocket " + home.socket(),
        "LocalSocketMode 600",
        "FixStaleSocket yes",
        "Foreground yes",
        "DatabaseDirectory " + signatures,
        "TemporaryDirectory " + home.temporary(),
        "LogFile " + home.log(),
        "LogTime yes",
        "LogRotate yes",
        "LogFileMaxSize 10M",
        "StreamMaxLength " + bytes,
        "MaxFileSize " + bytes,
        "MaxScanSize " + bytes,
        "MaxScanTime " + SCAN_MILLIS_MAX,
        "AlertExceedsMax yes",
        "AlertEncrypted yes",
        "MaxThreads " + threads,
        "MaxQueue " + threads * QUEUE_PER_THREAD,
        "ReadTimeout " + READ_SECONDS_MAX,
        "ExitOnOOM yes");
  }
}
