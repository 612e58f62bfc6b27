package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectPart;
import io.sluice.spi.PartInfo;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts that are too many for the attribute lie aside, and come and go with their object. */
final class ManyPartsTest extends OneTree {

  private static final int PARTS = 300;

  @Override
  @BeforeEach
  void open() {
    super.open();
    Futures.await(store.close());
    store = tree.open(Map.of("partBytesMin", "1", "durability", "relaxed"));
    bucket = TestBucket.create(store, vertx);
  }

  private void putInParts(String key) {
    ChecksumPlan plan = new ChecksumPlan(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE);
    TestUpload upload = TestUpload.begin(bucket, key, ObjectMetadata.EMPTY, Optional.of(plan));
    List<PartInfo> parts = new ArrayList<>();
    for (int number = 1; number <= PARTS; number++) {
      parts.add(upload.part(number, Samples.noise(10 + number % 2)));
    }
    upload.complete(parts.toArray(PartInfo[]::new));
  }

  private List<ObjectPart> parts(String key) {
    ListObjectParts request =
        new ListObjectParts(bucket.ref(key), ReadConditions.NONE, 0, PARTS + 1);
    return bucket.call(s -> s.listParts(request)).parts();
  }

  private void copy(String from, String to) {
    CopyObject request =
        new CopyObject(
            bucket.ref(from),
            ReadConditions.NONE,
            bucket.ref(to),
            MetadataPatch.NONE,
            WriteCondition.always());
    bucket.call(s -> s.copy(request));
  }

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void theyAreKeptAsideAndAreNotNeededToLookAtTheObject() throws IOException {
    putInParts("key");
    assertThat(sidecars()).isEqualTo(1);
    List<ObjectPart> parts = parts("key");
    assertThat(parts).hasSize(PARTS);
    assertThat(parts.getLast().size()).isEqualTo(10);
    assertThat(parts.getLast().checksum()).contains(Samples.crc32(Samples.noise(10)));
    assertThat(bucket.stat("key").size()).isEqualTo(PARTS * 21 / 2);
  }

  @Test
  void aCopyHasItsOwnAndEachGoesWithItsObject() throws IOException {
    putInParts("key");
    List<ObjectPart> parts = parts("key");
    copy("key", "copy");
    assertThat(sidecars()).isEqualTo(2);
    bucket.delete("key");
    assertThat(sidecars()).isEqualTo(1);
    assertThat(parts("copy")).isEqualTo(parts);
    bucket.put("copy", "in one piece");
    assertThat(sidecars()).isZero();
  }

  @Test
  void theyGoAlsoWithAFileThatOthersChanged() throws IOException {
    putInParts("key");
    Files.writeString(file("key"), "changed");
    assertThat(parts("key")).isEmpty();
    bucket.delete("key");
    assertThat(sidecars()).isZero();
  }

  @Test
  void withoutTheirSidecarTheObjectIsAsIfItCameInOnePiece() throws IOException {
    putInParts("key");
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThat(parts("key")).isEmpty();
    assertThat(bucket.stat("key").foreign()).isFalse();
  }
}
