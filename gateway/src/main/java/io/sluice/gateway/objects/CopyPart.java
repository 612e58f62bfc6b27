package io.sluice.gateway.objects;

import io.sluice.spi.OpenObject;
import io.sluice.spi.UploadRef;

/** A part to be filled with bytes of an object. */
public record CopyPart(UploadRef upload, int number, OpenObject source) {}
