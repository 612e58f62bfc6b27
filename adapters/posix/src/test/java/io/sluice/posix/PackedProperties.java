package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.StoreSettings;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is kept beside the bytes of a file, where others may have written. */
class PackedProperties {
  private static final Seal SEAL = new Seal(new StoreSettings(null, Map.of(), TestTree.KEY));

  private static FileStat stat(long size) {
    return new FileStat(1, 0100644, 0, 0, 7, 1, size, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
  }

  @Property
  void whatIsPackedIsUnpacked(
      @ForAll("tags") String etag,
      @ForAll("pairs") Map<String, String> headers,
      @ForAll("pairs") Map<String, String> user,
      @ForAll ChecksumAlgorithm algorithm,
      @ForAll("count") int parts) {
    byte[] raw = new byte[algorithm.bytes()];
    List<Checksum> sums =
        List.of(Checksum.fullObject(algorithm, raw), Checksum.composite(algorithm, raw, parts));
    Attributes attributes =
        new Attributes(new ETag(etag), new ObjectMetadata(headers, user, headers), sums);
    byte[] packed = PackedAttributes.pack(attributes);
    assertThat(PackedAttributes.unpack(ByteBuffer.wrap(packed))).isEqualTo(attributes);
    assertThat(PackedAttributes.partsAside(ByteBuffer.wrap(packed))).isEmpty();
  }

  @Property
  void partsComeBack(@ForAll("sizes") List<Integer> sizes, @ForAll ChecksumAlgorithm algorithm) {
    Checksum sum = Checksum.fullObject(algorithm, new byte[algorithm.bytes()]);
    List<ObjectPart> parts = new ArrayList<>();
    long offset = 0;
    for (int size : sizes) {
      parts.add(new ObjectPart(parts.size() + 1, offset, size, Optional.of(sum)));
      offset += size;
    }
    assertThat(PackedParts.unpack(PackedParts.pack(parts))).isEqualTo(parts);
  }

  @Property
  void madeUpBytesDoNoHarm(@ForAll("fields") byte[] bytes) {
    assertThat(SEAL.holds(bytes, stat(1))).isFalse();
    PackedAttributes.partsAside(ByteBuffer.wrap(bytes))
        .filter(Sidecars::isName)
        .ifPresent(name -> assertThat(name).matches("[0-9a-fA-F]{2,64}"));
  }

  @Property
  void aSealHoldsForNothingElse(
      @ForAll byte[] payload, @ForAll("place") int place, @ForAll("change") byte change) {
    byte[] value = SEAL.seal((byte) 1, payload, stat(5));
    assertThat(SEAL.holds(value, stat(5))).isEqualTo(payload.length > 0);
    assertThat(SEAL.holds(value, stat(6))).isFalse();
    value[place * value.length / 1000] ^= change;
    assertThat(SEAL.holds(value, stat(5))).isFalse();
    assertThat(SEAL.holds(Arrays.copyOf(value, value.length - 1), stat(5))).isFalse();
  }

  @Property
  void whateverTheKernelSaysIsRead(@ForAll("statx") long[] statx) {
    FileStat stat = FileStat.of(MemorySegment.ofArray(statx));
    assertThat(ObjectFile.foreignETag(stat).value()).contains("-");
  }

  @Provide
  Arbitrary<Integer> place() {
    return Arbitraries.integers().between(0, 999);
  }

  @Provide
  Arbitrary<Byte> change() {
    return Arbitraries.bytes().filter(b -> b != 0);
  }

  @Provide
  Arbitrary<Integer> count() {
    return Arbitraries.integers().between(1, 10_000);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(0, 3).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<String> tags() {
    String md5 = "9a0364b9e99bb480dd25e1f0284c8555";
    return Arbitraries.oneOf(
            Inputs.near(md5, md5 + "-12", md5 + "-10000"),
            Inputs.of(md5, "-", "+", "0", "9", "99999"),
            Inputs.words())
        .map(text -> text.replaceAll("[\"\\ud800-\\udfff]", ""))
        .filter(text -> !text.isEmpty());
  }

  /** Names of headers have no NUL in them, values may. */
  @Provide
  Arbitrary<Map<String, String>> pairs() {
    Arbitrary<String> names =
        Arbitraries.oneOf(Arbitraries.of("content-type"), Arbitraries.strings().alpha());
    Arbitrary<String> values =
        Arbitraries.oneOf(Arbitraries.of("text/plain", "\0", "x".repeat(300), ""), Inputs.words());
    return Arbitraries.maps(names, values).ofMaxSize(4);
  }

  /** Much that nearly is a run of fields. */
  @Provide
  Arbitrary<byte[]> fields() {
    return Arbitraries.oneOf(
            Arbitraries.bytes(), Arbitraries.of((byte) 11, (byte) 2, (byte) -1, (byte) 'a'))
        .array(byte[].class)
        .ofMaxSize(400);
  }

  @Provide
  Arbitrary<long[]> statx() {
    return Arbitraries.longs().array(long[].class).ofSize(32);
  }
}
