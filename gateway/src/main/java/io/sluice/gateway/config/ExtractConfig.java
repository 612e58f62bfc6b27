package io.sluice.gateway.config;

import java.time.Duration;

/**
 * Taking text out of documents, in child processes.
 *
 * @param processes documents at the same time; 0 for one a core
 * @param heapBytes of each child
 * @param documentBytesMax larger documents are found by name only
 * @param charactersMax of text that is kept of a document
 * @param depthMax of documents within documents
 * @param entriesMax of documents within one
 * @param timeout for one document
 * @param ocr whether text in pictures is recognised, where Tesseract is installed
 * @param ocrLanguages as Tesseract calls them
 * @param ocrPagesMax of one document
 * @param ocrPixelsMax of one picture
 * @param ocrTimeout for one page
 */
public record ExtractConfig(
    int processes,
    ByteSize heapBytes,
    ByteSize documentBytesMax,
    int charactersMax,
    int depthMax,
    int entriesMax,
    Duration timeout,
    boolean ocr,
    String ocrLanguages,
    int ocrPagesMax,
    long ocrPixelsMax,
    Duration ocrTimeout) {

  public static final ExtractConfig DEFAULTS =
      new ExtractConfig(
          0,
          ByteSize.mib(512),
          ByteSize.mib(256),
          2_000_000,
          20,
          10_000,
          Duration.ofMinutes(2),
          true,
          "deu+eng",
          100,
          50_000_000,
          Duration.ofSeconds(30));

  public ExtractConfig {
    Check.range("processes", processes, 0, 1_000);
    Check.range("heapBytes", heapBytes.bytes(), 64 << 20, 64L << 30);
    Check.range("charactersMax", charactersMax, 1, 100_000_000);
    Check.range("depthMax", depthMax, 1, 1_000);
    Check.range("entriesMax", entriesMax, 1, 10_000_000);
    Check.range("ocrPagesMax", ocrPagesMax, 0, 100_000);
  }
}
