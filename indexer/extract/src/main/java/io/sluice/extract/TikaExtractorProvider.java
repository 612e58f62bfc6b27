package io.sluice.extract;

import io.sluice.indexer.Extractor;
import io.sluice.indexer.ExtractorProvider;
import io.sluice.indexer.ExtractorSettings;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the extractor: makes its folder, looks for Tesseract, starts no process yet. */
public final class TikaExtractorProvider implements ExtractorProvider {
  private static final Logger LOG = LoggerFactory.getLogger(TikaExtractorProvider.class);

  @Override
  public Future<Extractor> open(ExtractorSettings settings) {
    return settings.vertx().executeBlocking(() -> prepare(settings), false);
  }

  private static Extractor prepare(ExtractorSettings settings) throws Exception {
    String classPath = ReaderClassPath.find();
    Workplace.require("setsid");
    Ocr ocr = settings.ocr() ? Ocr.find(settings.ocrLanguages()) : Ocr.off("");
    if (!ocr.problem().isEmpty()) {
      LOG.warn("{}", ocr.problem());
    }
    return new TikaExtractor(settings, ocr.usable(), readers(settings, ocr, classPath));
  }

  private static List<Reader> readers(ExtractorSettings settings, Ocr ocr, String classPath)
      throws IOException {
    Workplace.empty(settings.directory());
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < settings.processes(); i++) {
      Workplace workplace = Workplace.make(settings, i);
      readers.add(new Reader(settings, workplace, ocr, classPath));
    }
    return readers;
  }
}
