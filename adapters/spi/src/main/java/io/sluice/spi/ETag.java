package io.sluice.spi;

import java.util.HexFormat;

/**
 * An opaque token that changes whenever the bytes of an object change. Without the quotes that HTTP
 * puts around it.
 *
 * <p>Four shapes exist: the MD5 of the bytes in hex; the MD5 of the parts' MD5s, a dash and their
 * number; a dashed token of file times for a file that others put there; and what a store makes of
 * its own, with a dash where it is no MD5.
 */
public record ETag(String value) {

  public ETag {
    if (value.isEmpty() || value.indexOf('"') >= 0) {
      throw new IllegalArgumentException("not an entity tag: " + value);
    }
  }

  public static ETag ofMd5(byte[] md5) {
    return new ETag(HexFormat.of().formatHex(md5));
  }

  @Override
  public String toString() {
    return value;
  }
}
