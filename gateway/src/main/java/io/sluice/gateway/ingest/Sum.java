package io.sluice.gateway.ingest;

import io.sluice.spi.ChecksumAlgorithm;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import software.amazon.awssdk.crt.checksums.CRC64NVME;
import software.amazon.awssdk.crt.checksums.XXHash;

/** A hash with a value of its own. */
public sealed interface Sum extends Hash {

  /** The raw value; asked for once, after the last update. */
  byte[] value();

  static Sum md5() {
    return new Digest(digest("MD5"));
  }

  static Sum of(ChecksumAlgorithm algorithm) {
    return switch (algorithm) {
      case CRC32 -> new Crc(CRC32::new, algorithm.bytes());
      case CRC32C -> new Crc(CRC32C::new, algorithm.bytes());
      case CRC64NVME -> new Crc(CRC64NVME::new, algorithm.bytes());
      case SHA1 -> new Digest(digest("SHA-1"));
      case SHA256 -> new Digest(digest("SHA-256"));
      case SHA512 -> new Digest(digest("SHA-512"));
      case MD5 -> md5();
      case XXHASH64 -> new Xx(XXHash::newXXHash64);
      case XXHASH3 -> new Xx(XXHash::newXXHash3_64);
      case XXHASH128 -> new Xx(XXHash::newXXHash3_128);
    };
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }

  /** A message digest. */
  record Digest(MessageDigest digest) implements Sum {

    @Override
    public void update(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public byte[] value() {
      return digest.digest();
    }
  }

  /**
   * A cyclic redundancy check. Made when bytes come and by the thread that they come on, since the
   * first CRC64NVME of all loads a native library, which an event loop must not wait for.
   */
  final class Crc implements Sum {
    private final Supplier<Checksum> maker;
    private final int width;
    private Checksum checksum;

    Crc(Supplier<Checksum> maker, int width) {
      this.maker = maker;
      this.width = width;
    }

    @Override
    public void update(ByteBuffer bytes) {
      if (checksum == null) {
        checksum = maker.get();
      }
      checksum.update(bytes);
    }

    /** Big-endian. That of nothing is zero for all of them. */
    @Override
    public byte[] value() {
      long value = checksum == null ? 0 : checksum.getValue();
      byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
      return Arrays.copyOfRange(all, Long.BYTES - width, Long.BYTES);
    }
  }

  /**
   * An XXHash, which a native library computes. A body may break off while a thread still hashes,
   * so that its state goes when nobody can reach it any more, not when somebody says so.
   */
  final class Xx implements Sum {
    private static final Cleaner CLEANER = Cleaner.create();
    private final Supplier<XXHash> maker;
    private XXHash hash;

    Xx(Supplier<XXHash> maker) {
      this.maker = maker;
    }

    @Override
    public void update(ByteBuffer bytes) {
      byte[] raw = new byte[bytes.remaining()];
      bytes.get(raw);
      try {
        begun().update(raw);
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    @Override
    public byte[] value() {
      try {
        return begun().digest();
      } finally {
        Reference.reachabilityFence(this);
      }
    }

    private XXHash begun() {
      if (hash == null) {
        hash = maker.get();
        CLEANER.register(this, hash::close);
      }
      return hash;
    }
  }
}
