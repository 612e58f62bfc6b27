package io.sluice.gateway.control;

import io.vertx.core.buffer.Buffer;

/** How a value is kept as a document. What it fails with says that the document is damaged. */
public interface Codec<T> {

  T read(Buffer document);

  Buffer write(T value);
}
