package io.sluice.extract;

import io.sluice.indexer.ExtractorSettings;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of which a test changes what it is about. */
final class Settings {
  private Settings() {}

  static ExtractorSettings in(Path directory) {
    return with(directory, 1, Bench.SETTINGS.timeout(), Bench.SETTINGS.charactersMax(), true);
  }

  static ExtractorSettings with(
      Path directory, int processes, Duration timeout, int charactersMax, boolean ocr) {
    ExtractorSettings base = Bench.SETTINGS;
    return new ExtractorSettings(
        base.vertx(),
        directory,
        processes,
        base.heapBytes(),
        base.documentBytesMax(),
        charactersMax,
        base.depthMax(),
        base.entriesMax(),
        timeout,
        ocr,
        base.ocrLanguages(),
        base.ocrPagesMax(),
        base.ocrPixelsMax(),
        base.ocrTimeout());
  }
}
