package io.sluice.gateway.s3;

import io.sluice.spi.ObjectContent;
import io.vertx.core.buffer.Buffer;

/** What an operation answers where it succeeds. */
public sealed interface Reply {

  int status();

  Fields fields();

  /** Head only. */
  record Empty(int status, Fields fields) implements Reply {}

  /** An XML document. */
  record Document(int status, Fields fields, Buffer xml) implements Reply {}

  /** Bytes of an object, discarded when they are sent. */
  record Content(int status, Fields fields, ObjectContent content) implements Reply {}

  static Reply empty(int status) {
    return new Empty(status, new Fields());
  }

  static Reply document(Buffer xml) {
    return new Document(200, new Fields(), xml);
  }
}
