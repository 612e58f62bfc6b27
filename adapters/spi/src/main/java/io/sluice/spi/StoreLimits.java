package io.sluice.spi;

/**
 * What a store cannot exceed.
 *
 * @param objectBytesMax of one object
 * @param conditionalBytesMax of one object that is written under a condition
 * @param metadataBytesMax names and values of all metadata of one object together, in UTF-8
 * @param partBytesMin of each part but the last
 * @param partBytesMax of each part
 * @param partsMax the highest part number
 * @param controlBytesMax of one control document
 */
public record StoreLimits(
    long objectBytesMax,
    long conditionalBytesMax,
    int metadataBytesMax,
    long partBytesMin,
    long partBytesMax,
    int partsMax,
    int controlBytesMax) {}
