package io.sluice.spi;

import java.util.OptionalLong;

/**
 * Asks for a place for a part.
 *
 * @param size how many bytes will come, where the writer knows; a hint for the layout. Where more
 *     come, either they are kept or the write fails with {@link StorageFailure.Incomplete}; they
 *     never reach another part
 */
public record StagePart(UploadRef upload, int number, OptionalLong size) {}
