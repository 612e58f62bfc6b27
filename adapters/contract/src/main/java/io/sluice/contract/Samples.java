package io.sluice.contract;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Commit;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.PartCommit;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/** Bytes to write, and what their writer knows of them. */
public final class Samples {

  public static final ObjectMetadata METADATA =
      new ObjectMetadata(
          Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-cache"),
          Map.of("author", "Käthe Müller", "empty", ""),
          Map.of("verdict", "clean", "tags", "a=1&b=%20"));

  private Samples() {}

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes that look like nothing, but are the same each time. */
  public static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  public static ETag md5(byte[] bytes) {
    try {
      return ETag.ofMd5(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  public static Checksum crc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    byte[] raw = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    return Checksum.fullObject(ChecksumAlgorithm.CRC32, raw);
  }

  public static Commit commit(byte[] bytes) {
    return new Commit(bytes.length, md5(bytes), List.of(crc32(bytes)), Map.of());
  }

  public static PartCommit partCommit(byte[] bytes) {
    return new PartCommit(bytes.length, md5(bytes), List.of(crc32(bytes)));
  }

  /** All of them, one after the other. */
  public static byte[] joined(byte[]... parts) {
    Buffer all = Buffer.buffer();
    for (byte[] part : parts) {
      all.appendBytes(part);
    }
    return all.getBytes();
  }
}
