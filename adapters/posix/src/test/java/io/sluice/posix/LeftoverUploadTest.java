package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ListUploads;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StagePart;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a crash leaves between an upload's data file becoming the object and its folder going: parts
 * are on record, and their bytes are elsewhere.
 */
final class LeftoverUploadTest extends OneTree {

  private static final int PART = 100_000;

  private TestUpload upload;
  private PartInfo part;

  @Override
  @BeforeEach
  void open() {
    super.open();
    Futures.await(store.close());
    store = tree.open(Map.of("partBytesMin", String.valueOf(PART)));
    bucket = TestBucket.create(store, vertx);
    upload = TestUpload.begin(bucket, "key");
    part = upload.part(1, Samples.noise(PART));
  }

  private Path folder() {
    return tree.control()
        .resolve("uploads")
        .resolve(bucket.name().value())
        .resolve(upload.ref().uploadId());
  }

  private void completeAndCrash() throws IOException {
    Path kept = Files.createDirectory(tree.base().resolve("kept"));
    for (String name : new String[] {"upload", "layout", "part.00001"}) {
      Files.copy(folder().resolve(name), kept.resolve(name));
    }
    upload.complete(part);
    Files.move(kept, folder());
  }

  @Test
  void completingItAgainIsAnsweredFromTheObject() throws IOException {
    completeAndCrash();
    assertThat(upload.complete(part).etag()).isEqualTo(bucket.stat("key").etag());
    assertThat(bucket.read("key").bytes()).isEqualTo(Samples.noise(PART));
    assertThat(folder()).doesNotExist();
  }

  @Test
  void completingItAgainNeverPublishesWhatIsNotThere() throws IOException {
    completeAndCrash();
    bucket.put("key", "newer");
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).complete(upload.request(part)));
    assertThat(bucket.read("key").text()).isEqualTo("newer");
    bucket.delete("key");
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).complete(upload.request(part)));
    assertThat(bucket.keys()).isEmpty();
    assertThat(folder()).doesNotExist();
  }

  @Test
  void itTakesNoParts() throws IOException {
    completeAndCrash();
    StagePart another = new StagePart(upload.ref(), 2, OptionalLong.of(PART));
    bucket.refused(NoSuchUpload.class, s -> TestUpload.of(s).stagePart(another));
    assertThat(folder()).doesNotExist();
  }

  @Test
  void itIsNotListed() throws IOException {
    completeAndCrash();
    ListUploads all = new ListUploads(bucket.name(), "", "", "", 10);
    assertThat(bucket.call(s -> TestUpload.of(s).list(all)).uploads()).isEmpty();
    bucket.refused(
        NoSuchUpload.class, s -> TestUpload.of(s).listParts(new ListParts(upload.ref(), 0, 10)));
  }

  @Test
  void anUploadWhoseFirstWriterOnlyBeganGoesOn() throws IOException {
    TestUpload other = TestUpload.begin(bucket, "other");
    StagePart begun = new StagePart(other.ref(), 1, OptionalLong.of(PART));
    bucket.call(s -> TestUpload.of(s).stagePart(begun).compose(staged -> staged.discard()));
    try (Stream<Path> files = Files.list(folder().resolveSibling(other.ref().uploadId()))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).contains("layout");
    }
    Files.delete(folder().resolveSibling(other.ref().uploadId()).resolve("data"));
    other.complete(other.part(1, Samples.noise(PART)));
    assertThat(bucket.read("other").bytes()).isEqualTo(Samples.noise(PART));
  }

  @Test
  void whatACrashLeftInTheTrashGoesWhileTheStoreServes() throws IOException {
    Futures.await(store.close());
    Path trash = tree.control().resolve("trash");
    Files.createDirectories(trash.resolve("old/deeper"));
    Files.createFile(trash.resolve("old/deeper/data"));
    store = tree.open(Map.of());
    Instant late = Instant.now().plusSeconds(30);
    while (Files.exists(trash.resolve("old")) && Instant.now().isBefore(late)) {
      Thread.onSpinWait();
    }
    assertThat(trash).isEmptyDirectory();
  }
}
