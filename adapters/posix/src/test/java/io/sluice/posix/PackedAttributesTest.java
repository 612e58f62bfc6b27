package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedAttributesTest {

  private static final String MD5 = "9a0364b9e99bb480dd25e1f0284c8555";

  /** An inode of 256 bytes has this much for a value beside the name "user.sluice". */
  private static final int ROOM_IN_INODE = 64;

  private static final int SEAL = 13;

  static Stream<Attributes> kinds() {
    ObjectMetadata rich =
        new ObjectMetadata(
            Map.of("content-type", "text/plain", "cache-control", "no-cache", "expires", ""),
            Map.of("author", "Käthe", "long", "x".repeat(2000)),
            Map.of("verdict", "clean"));
    Checksum composite = Checksum.composite(ChecksumAlgorithm.CRC32C, new byte[4], 10_000);
    Checksum sha = Checksum.fullObject(ChecksumAlgorithm.SHA256, new byte[32]);
    KeptParts here = new KeptParts.Here(ByteBuffer.wrap(new byte[300]));
    KeptParts aside = new KeptParts.Aside("0123abcd");
    return Stream.of(
        new Attributes(new ETag(MD5), ObjectMetadata.EMPTY, List.of()),
        new Attributes(new ETag(MD5 + "-1"), rich, List.of(composite, sha), "00ff", here),
        new Attributes(new ETag(MD5 + "-10000"), rich, List.of(composite), "", aside),
        new Attributes(new ETag(MD5 + "-123456789"), ObjectMetadata.EMPTY, List.of()),
        new Attributes(new ETag(MD5 + "-"), ObjectMetadata.EMPTY, List.of()),
        new Attributes(new ETag(MD5 + "-007"), ObjectMetadata.EMPTY, List.of()),
        new Attributes(new ETag("something else"), ObjectMetadata.EMPTY, List.of()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsPackedIsUnpacked(Attributes attributes) {
    byte[] packed = PackedAttributes.pack(attributes);
    assertThat(PackedAttributes.unpack(ByteBuffer.wrap(packed))).isEqualTo(attributes);
  }

  private static Attributes usual(Map<String, String> annotations) {
    ObjectMetadata usual =
        new ObjectMetadata(Map.of("content-type", "application/pdf"), Map.of(), annotations);
    Checksum crc = Checksum.fullObject(ChecksumAlgorithm.CRC64NVME, new byte[8]);
    return new Attributes(new ETag(MD5), usual, List.of(crc));
  }

  @Test
  void aUsualObjectFitsIntoItsInode() {
    assertThat(PackedAttributes.pack(usual(Map.of())).length + SEAL).isEqualTo(45);
    Attributes judged = usual(Map.of("verdict", "clean 1764350000 ClamAV 1.4.3/27820"));
    byte[] packed = PackedAttributes.pack(judged);
    assertThat(packed.length + SEAL).isEqualTo(59).isLessThanOrEqualTo(ROOM_IN_INODE);
    assertThat(PackedAttributes.unpack(ByteBuffer.wrap(packed))).isEqualTo(judged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clean 0 ClamAV 0.0.0/0",
        "clean 999999999999999999 ClamAV 127.128.16384/27820",
        "clean 9999999999999999999999 ClamAV 1.4.3/27820",
        "clean 01 ClamAV 1.4.3/27820",
        "clean 1 ClamAV 1.4.3/27820 ",
        "clean 1 ClamAV 1.4.3/27820\n",
        "clean 1 ClamAV 1x4.3/27820",
        "clean \u0661 ClamAV 1.4.3/27820",
        "clean",
        "infected 1 ClamAV 1.4.3/27820"
      })
  void aVerdictComesBackAsItWas(String verdict) {
    for (String name : List.of("verdict", "other")) {
      Attributes judged = usual(Map.of(name, verdict));
      byte[] packed = PackedAttributes.pack(judged);
      assertThat(PackedAttributes.unpack(ByteBuffer.wrap(packed))).isEqualTo(judged);
    }
  }

  @Test
  void whatWasPackedEarlierIsUnpacked() {
    String earlier =
        "01109a0364b9e99bb480dd25e1f0284c8555040103"
            + "07167665726469637400636c65616e203120436c616d4156";
    Attributes attributes =
        PackedAttributes.unpack(ByteBuffer.wrap(HexFormat.of().parseHex(earlier)));
    assertThat(attributes.metadata().annotations()).containsEntry("verdict", "clean 1 ClamAV");
    assertThat(attributes.metadata().headers()).containsEntry("content-type", "application/pdf");
  }

  @Test
  void thePartsOfAHundredGigabytesFitBesideTheRest() {
    List<ObjectPart> parts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new ObjectPart(i + 1, i * 10L, i == 9_999 ? 3 : 10, Optional.empty()))
            .toList();
    ByteBuffer packed = PackedParts.pack(parts);
    assertThat(packed.remaining()).isEqualTo(29);
    assertThat(PackedParts.unpack(packed)).isEqualTo(parts);
  }

  @Test
  void partsOfManySizesComeBackWithTheirChecksums() {
    Checksum sum = Checksum.fullObject(ChecksumAlgorithm.SHA1, new byte[20]);
    List<ObjectPart> parts =
        List.of(
            new ObjectPart(1, 0, 7, Optional.of(sum)),
            new ObjectPart(2, 7, 8, Optional.of(sum)),
            new ObjectPart(3, 15, 0, Optional.of(sum)));
    assertThat(PackedParts.unpack(PackedParts.pack(parts))).isEqualTo(parts);
  }

  @Test
  void bytesThatNobodyMadeNameNoSidecar() {
    for (int seed = 0; seed < 1000; seed++) {
      byte[] junk = new byte[seed % 40];
      new Random(seed).nextBytes(junk);
      assertThatCode(() -> PackedAttributes.partsAside(ByteBuffer.wrap(junk)))
          .doesNotThrowAnyException();
    }
  }
}
