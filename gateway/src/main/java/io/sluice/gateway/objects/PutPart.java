package io.sluice.gateway.objects;

import io.sluice.gateway.ingest.Body;
import io.sluice.spi.UploadRef;

/** A part to be written. */
public record PutPart(UploadRef upload, int number, Body body) {}
