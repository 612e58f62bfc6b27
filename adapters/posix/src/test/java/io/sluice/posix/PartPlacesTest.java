package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where parts lie, and what that makes of completing: the result is always the same, only the cost
 * is not.
 */
final class PartPlacesTest extends OneTree {

  private static final int PART = 100_000;
  private final byte[] bytes = Samples.noise(3 * PART + 777);

  @Override
  @BeforeEach
  void open() {
    super.open();
    Futures.await(store.close());
    store = tree.open(Map.of("partBytesMin", String.valueOf(PART)));
    bucket = TestBucket.create(store, vertx);
  }

  private byte[] slice(int part) {
    return Arrays.copyOfRange(bytes, (part - 1) * PART, Math.min(bytes.length, part * PART));
  }

  private Path data() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("uploads"))) {
      return files.filter(file -> file.endsWith("data")).findFirst().orElseThrow();
    }
  }

  private Object inodeOfData() throws IOException {
    return inode(data());
  }

  private void assertWhole() {
    assertThat(bucket.read("key").bytes()).isEqualTo(bytes);
  }

  @Test
  void equalPartsInAnyOrderAreNotCopied() throws IOException {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo second = upload.part(2, slice(2));
    PartInfo last = upload.part(4, slice(4));
    PartInfo first = upload.part(1, slice(1));
    PartInfo third = upload.part(3, slice(3));
    Object inode = inodeOfData();
    upload.complete(first, second, third, last);
    assertThat(inode(file("key"))).isEqualTo(inode);
    assertWhole();
  }

  @Test
  void aShortLastPartThatComesFirstCostsOnlyItself() throws IOException {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo last = upload.part(4, slice(4));
    PartInfo first = upload.part(1, slice(1));
    PartInfo second = upload.part(2, slice(2));
    PartInfo third = upload.part(3, slice(3));
    Object inode = inodeOfData();
    upload.complete(first, second, third, last);
    assertThat(inode(file("key"))).isEqualTo(inode);
    assertWhole();
  }

  @Test
  void aPartUploadedAgainReplacesTheOneBefore() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    upload.part(1, Samples.noise(PART));
    PartInfo first = upload.part(1, slice(1));
    PartInfo second = upload.part(2, slice(2));
    PartInfo third = upload.part(3, slice(3));
    PartInfo last = upload.part(4, slice(4));
    upload.complete(first, second, third, last);
    assertWhole();
  }

  @Test
  void anOmittedPartLeavesNoHole() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, slice(1));
    upload.part(2, Samples.noise(PART));
    PartInfo second = upload.part(3, slice(2));
    PartInfo third = upload.part(4, slice(3));
    PartInfo last = upload.part(5, slice(4));
    upload.complete(first, second, third, last);
    assertWhole();
  }

  @Test
  void aTrailingPartThatIsNotNamedIsCutOff() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, slice(1));
    upload.part(2, slice(2));
    upload.complete(first);
    assertThat(bucket.read("key").bytes()).isEqualTo(slice(1));
  }

  @Test
  void partsOfDifferentSizesArePutTogether() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, Arrays.copyOfRange(bytes, 0, PART));
    PartInfo second = upload.part(2, Arrays.copyOfRange(bytes, PART, 2 * PART + 500));
    PartInfo third = upload.part(3, Arrays.copyOfRange(bytes, 2 * PART + 500, bytes.length));
    upload.complete(first, second, third);
    assertWhole();
  }

  @Test
  void aWriterThatWasCutOffLeavesItsPlaceToTheNext() throws IOException {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, slice(1));
    StagedPart cutOff = stage(upload, 2);
    bucket.call(s -> cutOff.write(Buffer.buffer(Samples.noise(PART / 2))));
    bucket.call(s -> cutOff.discard());
    PartInfo second = upload.part(2, slice(2));
    PartInfo third = upload.part(3, slice(3));
    PartInfo last = upload.part(4, slice(4));
    Object inode = inodeOfData();
    upload.complete(first, second, third, last);
    assertThat(inode(file("key"))).isEqualTo(inode);
    assertWhole();
  }

  @Test
  void aWriterStillAtWorkCannotReachTheObject() {
    TestUpload upload = TestUpload.begin(bucket, "key");
    PartInfo first = upload.part(1, slice(1));
    PartInfo second = upload.part(2, slice(2));
    StagedPart late = stage(upload, 3);
    upload.complete(first, second);
    bucket.call(s -> late.write(Buffer.buffer(Samples.noise(PART))));
    bucket.call(s -> late.discard());
    assertThat(bucket.read("key").bytes()).isEqualTo(Arrays.copyOf(bytes, 2 * PART));
  }

  private StagedPart stage(TestUpload upload, int number) {
    StagePart request = new StagePart(upload.ref(), number, OptionalLong.of(PART));
    return bucket.call(s -> TestUpload.of(s).stagePart(request));
  }
}
