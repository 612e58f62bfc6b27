package io.sluice.indexer;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an extractor is opened with.
 *
 * @param directory for documents being read and what their readers need; emptied at start
 * @param processes documents at the same time, each in a child process
 * @param heapBytes of a child process
 * @param documentBytesMax larger ones are not read
 * @param charactersMax of text, for each document
 * @param depthMax of documents within documents
 * @param entriesMax of documents within one document
 * @param timeout for one document
 * @param ocr whether text is recognised in pictures, where the program for it is installed
 * @param ocrLanguages as Tesseract calls them, such as {@code deu+eng}
 * @param ocrPagesMax of one document
 * @param ocrPixelsMax of one picture
 * @param ocrTimeout for one page
 */
public record ExtractorSettings(
    Vertx vertx,
    Path directory,
    int processes,
    long heapBytes,
    long documentBytesMax,
    int charactersMax,
    int depthMax,
    int entriesMax,
    Duration timeout,
    boolean ocr,
    String ocrLanguages,
    int ocrPagesMax,
    long ocrPixelsMax,
    Duration ocrTimeout) {}
