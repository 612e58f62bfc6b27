package io.sluice.spi;

import io.vertx.core.buffer.Buffer;

/**
 * A control document as it was read.
 *
 * @param bytes nobody may change them
 * @param version another one after each write, also after a write of the same bytes, and after a
 *     document was deleted and written anew; opaque
 */
public record ControlDocument(ControlName name, Buffer bytes, String version) {}
