package io.sluice.spi;

/** Which upload of which object. */
public record UploadRef(ObjectRef object, String uploadId) {}
