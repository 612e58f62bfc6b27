package io.sluice.spi;

/** Asks for an upload to be dropped. */
public record AbortUpload(UploadRef upload) {}
