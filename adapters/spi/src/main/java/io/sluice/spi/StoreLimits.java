package io.sluice.spi;

/**
 * What a store cannot exceed.
 *
 * @param objectBytesMax of one object
 * @param metadataBytesMax names and values of all metadata of one object together
 * @param partBytesMin of each part but the last
 * @param partsMax the highest part number
 */
public record StoreLimits(
    long objectBytesMax, int metadataBytesMax, long partBytesMin, int partsMax) {}
