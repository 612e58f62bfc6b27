package io.sluice.spi;

/** What a checksum was computed over. */
public enum ChecksumType {
  /** All bytes of the object. */
  FULL_OBJECT,
  /** The concatenated raw checksums of the parts. */
  COMPOSITE
}
