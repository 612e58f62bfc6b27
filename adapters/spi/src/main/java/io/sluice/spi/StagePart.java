package io.sluice.spi;

import java.util.OptionalLong;

/**
 * Asks for a place for a part.
 *
 * @param size how many bytes will come, where the writer knows; a hint for the layout
 */
public record StagePart(UploadRef upload, int number, OptionalLong size) {}
