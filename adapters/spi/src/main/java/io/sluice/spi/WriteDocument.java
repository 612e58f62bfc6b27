package io.sluice.spi;

import io.vertx.core.buffer.Buffer;

/** Writes a control document, new or over the one that is there. */
public record WriteDocument(ControlName name, Buffer bytes, ControlCondition condition) {}
