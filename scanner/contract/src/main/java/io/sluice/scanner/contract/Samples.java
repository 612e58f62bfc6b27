package io.sluice.scanner.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes to scan. */
public final class Samples {
  private Samples() {}

  /** EICAR's test file; in two pieces here, lest a scanner takes this class for an infected one. */
  public static byte[] eicar() {
    return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
        .getBytes(US_ASCII);
  }

  /** Harmless, and the same for a seed. */
  public static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** An archive with so many harmless bytes, stored, and then a file of these. */
  public static byte[] zip(int before, byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      store(zip, "before", random(before, before));
      store(zip, "file", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An archive of a harmless file that says it needs a password. */
  public static byte[] encryptedZip() {
    byte[] zip = zip(0, random(40, 7));
    for (int at = 0; at + 4 < zip.length; at++) {
      boolean record = zip[at] == 'P' && zip[at + 1] == 'K';
      if (record && zip[at + 2] == 3) {
        zip[at + 6] |= 1;
      } else if (record && zip[at + 2] == 1) {
        zip[at + 8] |= 1;
      }
    }
    return zip;
  }

  /** Packed again and again. */
  public static byte[] nested(int depth, byte[] file) {
    byte[] inner = file;
    for (int each = 0; each < depth; each++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(inner);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      inner = out.toByteArray();
    }
    return inner;
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }
}
