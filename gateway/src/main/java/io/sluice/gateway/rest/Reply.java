package io.sluice.gateway.rest;

import io.sluice.spi.ObjectContent;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** What an operation answers where it succeeds. */
public sealed interface Reply {

  int status();

  MultiMap headers();

  /** Head only. */
  record Empty(int status, MultiMap headers) implements Reply {}

  /** A document: a record, whose components become fields. */
  record Document(int status, MultiMap headers, Object value) implements Reply {}

  /** A text that was there before anybody asked. */
  record Text(int status, MultiMap headers, Buffer text) implements Reply {}

  /** Bytes of an object, discarded when they are sent. */
  record Content(int status, MultiMap headers, ObjectContent content) implements Reply {}

  static Reply empty() {
    return new Empty(204, HttpHeaders.headers());
  }

  static Reply document(Object value) {
    return new Document(200, HttpHeaders.headers(), value);
  }

  /** Something was made, and is there now. */
  static Reply created(String location, Object value) {
    return new Document(201, HttpHeaders.headers().set(HttpHeaders.LOCATION, location), value);
  }
}
