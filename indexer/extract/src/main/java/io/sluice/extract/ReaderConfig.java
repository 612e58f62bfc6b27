package io.sluice.extract;

import io.sluice.indexer.ExtractorSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tika's configuration for the reading processes. */
final class ReaderConfig {
  /** The name of the fetcher. */
  static final String SPOOL = "spool";

  /** What a document unpacks to may be so many times what a document may be. */
  private static final long UNPACKED_TIMES = 4;

  private static final String READER = "io.sluice.extract.reader.";

  private ReaderConfig() {}

  /**
   * Left out of Tika's own parsers: those that are replaced, those that start programs, and those
   * that make text of what has none.
   */
  static String xml(ExtractorSettings settings, Ocr ocr, Workplace workplace) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <properties>
      <service-loader loadErrorHandler="IGNORE" initializableProblemHandler="ignore"/>
      <renderers>
        <renderer class="%1$sPageRenderer">%2$s</renderer>
      </renderers>
      <parsers>
        <parser class="org.apache.tika.parser.DefaultParser">
          <parser-exclude class="org.apache.tika.parser.ocr.TesseractOCRParser"/>
          <parser-exclude class="org.apache.tika.parser.pdf.PDFParser"/>
          <parser-exclude class="org.apache.tika.parser.external.CompositeExternalParser"/>
          <parser-exclude class="org.apache.tika.parser.executable.ExecutableParser"/>
          <parser-exclude
              class="org.apache.tika.parser.executable.UniversalExecutableParser"/>
          <parser-exclude class="org.apache.tika.parser.asm.ClassParser"/>
        </parser>
        <parser class="org.apache.tika.parser.pdf.PDFParser">%3$s</parser>
        %4$s
      </parsers>
      <fetchers>
        <fetcher class="%1$sSpoolFetcher">%5$s</fetcher>
      </fetchers>
    </properties>
    """
        .formatted(
            READER,
            params(Map.of("pixelsMax", settings.ocrPixelsMax())),
            params(Map.of("ocrStrategy", ocr.usable() ? "auto" : "no_ocr")),
            ocr.usable() ? recogniser(settings, ocr) : "",
            elements(fetcher(settings, workplace)));
  }

  private static String recogniser(ExtractorSettings settings, Ocr ocr) {
    return "<parser class=\""
        + READER
        + "OcrParser\">"
        + params(
            Map.of(
                "pixelsMax", settings.ocrPixelsMax(),
                "language", ocr.languages(),
                "timeoutSeconds", Math.max(1, settings.ocrTimeout().toSeconds())))
        + "</parser>";
  }

  private static Map<String, Object> fetcher(ExtractorSettings settings, Workplace workplace) {
    return Map.of(
        "name", SPOOL,
        "basePath", workplace.folder(),
        "depthMax", settings.depthMax(),
        "entriesMax", settings.entriesMax(),
        "unpackedBytesMax", settings.documentBytesMax() * UNPACKED_TIMES,
        "ocrPagesMax", settings.ocrPagesMax());
  }

  private static String params(Map<String, ?> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> param(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("", "<params>", "</params>"));
  }

  /** Fetchers take their settings in another form than parsers. */
  private static String elements(Map<String, ?> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> "<%1$s>%2$s</%1$s>".formatted(entry.getKey(), escaped(entry.getValue())))
            .collect(Collectors.joining());
  }

  private static String param(String name, Object value) {
    String type =
        switch (value) {
          case Integer ignored -> "int";
          case Long ignored -> name.equals("timeoutSeconds") ? "int" : "long";
          default -> "string";
        };
    return "<param name=\"%s\" type=\"%s\">%s</param>".formatted(name, type, escaped(value));
  }

  private static String escaped(Object value) {
    return value.toString().replace("&", "&amp;").replace("<", "&lt;");
  }
}
