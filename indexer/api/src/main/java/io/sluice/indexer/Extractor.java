package io.sluice.indexer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** Takes text out of documents. All futures complete on the caller's Vert.x context. */
public interface Extractor {

  /**
   * Reads a document. Whatever is wrong with it is an {@link Extraction.Outcome}; the future fails
   * only where the extractor itself cannot be used now, or as {@code body} fails.
   *
   * @param body paused; read to its end, or left paused where the rest is not wanted
   */
  Future<Extraction> extract(Document document, ReadStream<Buffer> body);

  /** How many documents it works on at the same time; more wait. */
  int parallelism();

  /** Ends: what is under way breaks off. May be repeated. */
  Future<Void> close();

  /**
   * What is known of a document before it is read.
   *
   * @param name the file's name, with its ending
   * @param contentType as its sender declared it, or empty
   * @param size in bytes
   */
  record Document(String name, String contentType, long size) {}
}
