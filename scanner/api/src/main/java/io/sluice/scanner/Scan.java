package io.sluice.scanner;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * One run of bytes on its way through a scanner. Used on one event loop. Whatever goes wrong
 * becomes a verdict, never a failure: the one who sends the bytes has to send them elsewhere too.
 */
public interface Scan {

  /**
   * Takes bytes; succeeds when more may come, which is how the scanner sets the pace. Never fails:
   * after the scanner broke off, bytes are thrown away. One call at a time.
   */
  Future<Void> write(Buffer bytes);

  /** Whether what is still to come changes nothing any more; it may be left out. */
  boolean isDecided();

  /**
   * That was all. Never fails; where the scanner did not see every byte, it is not {@code Clean}.
   */
  Future<Judgement> end();

  /**
   * Nobody wants to know any more: the scanner is free for others at once. At any time, repeatedly;
   * after {@link #end} it breaks off the wait for the verdict, which is then not {@code Clean}.
   */
  void cancel();
}
