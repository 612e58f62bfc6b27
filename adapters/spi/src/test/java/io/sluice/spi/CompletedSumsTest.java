package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CompletedSumsTest {

  private final Random random = new Random(1);

  @Test
  void theETagIsTheMd5OfTheMd5sAndTheirNumber() {
    List<byte[]> parts = split(100_000);
    ByteArrayOutputStream sums = new ByteArrayOutputStream();
    parts.forEach(part -> sums.writeBytes(digest("MD5", part)));
    ETag whole = ETag.ofMd5(digest("MD5", sums.toByteArray()));
    assertThat(CompletedSums.etag(infos(ChecksumAlgorithm.CRC32, parts)).value())
        .isEqualTo(whole + "-" + parts.size());
  }

  @Test
  void theETagOfOneEmptyPartIsAConstant() {
    List<byte[]> parts = List.of(new byte[0]);
    assertThat(CompletedSums.etag(infos(ChecksumAlgorithm.CRC32, parts)).value())
        .isEqualTo("59adb24ef3cdbe0297f05b395827453f-1");
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
  void theFullObjectChecksumIsThatOfAllBytes(ChecksumAlgorithm algorithm) {
    for (int i = 0; i < 20; i++) {
      List<byte[]> parts = split(20_000);
      ChecksumPlan plan = new ChecksumPlan(algorithm, ChecksumType.FULL_OBJECT);
      byte[] raw = raw(algorithm, joined(parts));
      assertThat(CompletedSums.checksum(plan, infos(algorithm, parts)))
          .contains(Checksum.fullObject(algorithm, raw));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CRC64NVME")
  void theCompositeChecksumIsThatOfTheRawChecksums(ChecksumAlgorithm algorithm) {
    List<byte[]> parts = split(20_000);
    ChecksumPlan plan = new ChecksumPlan(algorithm, ChecksumType.COMPOSITE);
    ByteArrayOutputStream sums = new ByteArrayOutputStream();
    parts.forEach(part -> sums.writeBytes(raw(algorithm, part)));
    assertThat(CompletedSums.checksum(plan, infos(algorithm, parts)))
        .contains(Checksum.composite(algorithm, raw(algorithm, sums.toByteArray()), parts.size()));
  }

  @Test
  void thereIsNoChecksumWhereAPartLacksIt() {
    List<PartInfo> parts = new ArrayList<>(infos(ChecksumAlgorithm.CRC32, split(1_000)));
    parts.addAll(infos(ChecksumAlgorithm.SHA1, split(1_000)));
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    assertThat(CompletedSums.checksum(plan, parts)).isEmpty();
  }

  @Test
  void crc64NvmeIsNeverComposite() {
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC64NVME, ChecksumType.COMPOSITE);
    List<PartInfo> parts = infos(ChecksumAlgorithm.CRC64NVME, split(1_000));
    assertThatIllegalArgumentException().isThrownBy(() -> CompletedSums.checksum(plan, parts));
  }

  /** Bytes in a few runs, some of them empty. */
  private List<byte[]> split(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    while (from < size) {
      int until = Math.min(size, from + random.nextInt(size / 3));
      parts.add(Arrays.copyOfRange(bytes, from, until));
      from = until;
    }
    return parts;
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static List<PartInfo> infos(ChecksumAlgorithm algorithm, List<byte[]> parts) {
    List<PartInfo> infos = new ArrayList<>();
    for (byte[] part : parts) {
      Checksum sum = Checksum.fullObject(algorithm, raw(algorithm, part));
      ETag etag = ETag.ofMd5(digest("MD5", part));
      infos.add(new PartInfo(infos.size() + 1, part.length, etag, Instant.EPOCH, List.of(sum)));
    }
    return infos;
  }

  private static byte[] raw(ChecksumAlgorithm algorithm, byte[] bytes) {
    return switch (algorithm) {
      case SHA1 -> digest("SHA-1", bytes);
      case SHA256 -> digest("SHA-256", bytes);
      case SHA512 -> digest("SHA-512", bytes);
      case MD5 -> digest("MD5", bytes);
      case XXHASH64, XXHASH3, XXHASH128 -> new TestHashes().hash(algorithm, bytes);
      case CRC32, CRC32C ->
          ByteBuffer.allocate(4)
              .putInt((int) CrcCombinationTest.crc(algorithm, bytes, 0, bytes.length))
              .array();
      case CRC64NVME ->
          ByteBuffer.allocate(8)
              .putLong(CrcCombinationTest.crc(algorithm, bytes, 0, bytes.length))
              .array();
    };
  }

  private static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
