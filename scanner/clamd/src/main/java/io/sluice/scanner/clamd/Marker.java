package io.sluice.scanner.clamd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Bytes that every clamd must find, in wrappings that show its limits. The mark is EICAR's test
 * file, since that alone is in every database; it counts only as a file of its own, and so travels
 * in archives.
 */
final class Marker {
  /** In two pieces, lest a scanner takes this class for an infected one. */
  static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(US_ASCII);

  /** clamd takes at most 100 for MaxRecursion. */
  private static final int NESTING = 105;

  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int FLAGS_IN_ENTRY = 6;
  private static final int FLAGS_IN_DIRECTORY = 8;
  private static final int DIRECTORY_OFFSET_IN_END = 16;
  private static final int END_BYTES = 22;

  private Marker() {}

  /** The mark deeper than any clamd goes: one that tells of its limits tells of this. */
  static byte[] nested() {
    byte[] inner = EICAR;
    for (int depth = 0; depth < NESTING; depth++) {
      inner = gzip(inner);
    }
    return inner;
  }

  /** A small archive that says it needs a password. */
  static byte[] encrypted() {
    byte[] zip = zip(new byte[40]);
    zip[FLAGS_IN_ENTRY] |= 1;
    zip[directory(zip) + FLAGS_IN_DIRECTORY] |= 1;
    return zip;
  }

  /**
   * A ZIP of any size whose only file is the mark: what lies between that and the directory at the
   * end is no file. So it counts once against each limit on sizes.
   */
  record Spread(ByteBuffer head, long gapBytes, ByteBuffer tail) {
    static Spread of(long size) {
      byte[] zip = zip(EICAR);
      int directory = directory(zip);
      byte[] tail = Arrays.copyOfRange(zip, directory, zip.length);
      long gap = size - zip.length;
      ByteBuffer.wrap(tail)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(
              tail.length - END_BYTES + DIRECTORY_OFFSET_IN_END, Math.toIntExact(directory + gap));
      return new Spread(ByteBuffer.wrap(zip, 0, directory), gap, ByteBuffer.wrap(tail));
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zip(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry("mark");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(entry);
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static int directory(byte[] zip) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (bytes.getInt(at) != DIRECTORY_SIGNATURE) {
      at++;
    }
    return at;
  }
}
