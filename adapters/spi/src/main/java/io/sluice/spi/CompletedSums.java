package io.sluice.spi;

import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.StorageFailure.UnplannedChecksum;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the sums of parts make of the whole: pure functions, the same on every store that does not
 * make its own.
 */
public final class CompletedSums {

  private CompletedSums() {}

  /** The MD5 of the parts' MD5s, a dash, and how many there are. */
  public static ETag etag(List<PartInfo> parts) {
    MessageDigest md5 = digest("MD5");
    parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag().value())));
    return new ETag(ETag.ofMd5(md5.digest()) + "-" + parts.size());
  }

  /** The checksum that was planned, or none where a part lacks it. */
  public static Optional<Checksum> checksum(ChecksumPlan plan, List<PartInfo> parts) {
    boolean complete = parts.stream().allMatch(part -> of(part, plan.algorithm()).isPresent());
    if (!complete) {
      return Optional.empty();
    }
    return Optional.of(
        plan.type() == ChecksumType.COMPOSITE
            ? composite(plan.algorithm(), parts)
            : fullObject(plan.algorithm(), parts));
  }

  /** Whether it is the part that its uploader remembers; a checksum that nobody knows is none. */
  public static boolean isNamed(PartInfo part, CompletedPart named) {
    return part.etag().equals(named.etag())
        && named.checksums().stream()
            .allMatch(sum ->
                of(part, sum.algorithm())
                    .filter(known -> known.value().equals(sum.value()))
                    .isPresent());
  }

  /**
   * Whether the end of an upload speaks of checksums as its beginning did: of the same type, and
   * for a composite one of that of every part.
   *
   * @throws UnplannedChecksum otherwise
   */
  public static void requirePlanned(Optional<ChecksumPlan> plan, CompleteUpload request) {
    plan.ifPresent(begun -> requirePlanned(begun, request));
  }

  private static void requirePlanned(ChecksumPlan plan, CompleteUpload request) {
    if (request.checksumType().filter(type -> type != plan.type()).isPresent()) {
      throw UnplannedChecksum.ofType(plan.type());
    }
    for (CompletedPart part : request.parts()) {
      if (plan.type() == ChecksumType.COMPOSITE && part.checksums().isEmpty()) {
        throw UnplannedChecksum.missing(plan.algorithm(), part.number());
      }
    }
  }

  /** Fails with {@link StorageFailure.ChecksumMismatch} where it is not what the uploader told. */
  public static void require(Optional<Checksum> told, Optional<Checksum> whole) {
    if (told.isPresent() && !told.equals(whole) && !isDigestOf(told.get(), whole)) {
      throw new StorageFailure.ChecksumMismatch(told.get().algorithm());
    }
  }

  /** Whether it is the checksum of the parts' checksums without the dash and their number. */
  private static boolean isDigestOf(Checksum told, Optional<Checksum> whole) {
    return whole
        .filter(sum -> sum.type() == ChecksumType.COMPOSITE)
        .filter(sum -> sum.algorithm() == told.algorithm())
        .filter(sum -> sum.value().substring(0, sum.value().indexOf('-')).equals(told.value()))
        .isPresent();
  }

  /** A part's checksum of that algorithm. */
  public static Optional<Checksum> of(PartInfo part, ChecksumAlgorithm algorithm) {
    return part.checksums().stream().filter(sum -> sum.algorithm() == algorithm).findFirst();
  }

  private static Checksum composite(ChecksumAlgorithm algorithm, List<PartInfo> parts) {
    ByteBuffer all = ByteBuffer.allocate(parts.size() * algorithm.bytes());
    parts.forEach(part -> all.put(of(part, algorithm).orElseThrow().raw()));
    return Checksum.composite(algorithm, sum(algorithm, all.array()), parts.size());
  }

  private static Checksum fullObject(ChecksumAlgorithm algorithm, List<PartInfo> parts) {
    CrcCombination combination = CrcCombination.of(algorithm);
    long crc = 0;
    for (PartInfo part : parts) {
      crc = combination.combine(crc, unsigned(of(part, algorithm).orElseThrow()), part.size());
    }
    return Checksum.fullObject(algorithm, bytes(crc, algorithm.bytes()));
  }

  private static byte[] sum(ChecksumAlgorithm algorithm, byte[] data) {
    return switch (algorithm) {
      case SHA1 -> digest("SHA-1").digest(data);
      case SHA256 -> digest("SHA-256").digest(data);
      case SHA512 -> digest("SHA-512").digest(data);
      case MD5 -> digest("MD5").digest(data);
      case XXHASH64, XXHASH3, XXHASH128 -> HashProvider.brought().hash(algorithm, data);
      case CRC32 -> crc(new CRC32(), data);
      case CRC32C -> crc(new CRC32C(), data);
      case CRC64NVME -> throw new IllegalArgumentException("CRC64NVME is never composite");
    };
  }

  private static byte[] crc(java.util.zip.Checksum crc, byte[] data) {
    crc.update(data);
    return bytes(crc.getValue(), 4);
  }

  private static long unsigned(Checksum checksum) {
    long value = 0;
    for (byte b : checksum.raw()) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }

  private static byte[] bytes(long value, int length) {
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    return Arrays.copyOfRange(all, Long.BYTES - length, Long.BYTES);
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
