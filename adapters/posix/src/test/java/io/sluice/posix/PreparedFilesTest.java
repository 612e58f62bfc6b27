package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.OpenObject;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PreparedUpload;
import io.sluice.spi.UploadRef;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared is in one file already, and that one is published. */
final class PreparedFilesTest extends OneTree {

  private static final int PART = 5 << 20;

  private TestUpload upload;

  @Override
  @BeforeEach
  void open() {
    super.open();
    upload = TestUpload.begin(bucket, "key");
  }

  private Path folder() {
    return tree.control()
        .resolve("uploads")
        .resolve(bucket.name().value())
        .resolve(upload.ref().uploadId());
  }

  private PreparedUpload prepare(PartInfo... parts) {
    return bucket.call(s -> TestUpload.of(s).prepare(upload.request(parts)));
  }

  private ObjectInfo commit(PreparedUpload prepared) {
    return bucket.call(s -> prepared.commit(Map.of(), Optional.empty()));
  }

  @Test
  void partsInTheirOrderAreNotCopied() throws IOException {
    PartInfo one = upload.part(1, Samples.noise(PART));
    PreparedUpload prepared = prepare(one, upload.part(2, Samples.text("end")));
    Object inode = inode(folder().resolve("data"));
    commit(prepared);
    assertThat(inode(file("key"))).isEqualTo(inode);
    assertThat(folder()).doesNotExist();
  }

  @Test
  void noByteIsCopiedForAPlaceElsewhere() throws IOException {
    TestBucket keeper = TestBucket.system(store, vertx);
    PartInfo one = upload.part(1, Samples.noise(PART));
    PreparedUpload prepared = prepare(one, upload.part(2, Samples.text("end")));
    Object inode = inode(folder().resolve("data"));
    bucket.call(s -> prepared.commitElsewhere(Map.of(), keeper.ref("place")));
    Path there = tree.control().resolve("system").resolve(keeper.name().value()).resolve("place");
    assertThat(inode(there)).isEqualTo(inode);
    assertThat(folder()).doesNotExist();
    assertThat(file("key")).doesNotExist();
  }

  @Test
  void oddPartsAreCopiedOnce() throws IOException {
    PartInfo two = upload.part(2, Samples.noise(PART));
    PartInfo one = upload.part(1, Samples.noise(PART + 1));
    PreparedUpload prepared = prepare(one, two);
    List<Long> nameless = namelessInodes();
    assertThat(nameless).hasSize(1);
    commit(prepared);
    assertThat(inode(file("key"))).isEqualTo(nameless.getFirst());
    assertThat(namelessInodes()).isEmpty();
  }

  /** Of the nameless files that this process has open in the bucket. */
  private List<Long> namelessInodes() throws IOException {
    String inBucket = file("").toString();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(Files::isSymbolicLink)
          .filter(fd -> target(fd).startsWith(inBucket) && target(fd).contains("(deleted)"))
          .map(PreparedFilesTest::inodeOf)
          .distinct()
          .toList();
    }
  }

  private static String target(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Long inodeOf(Path fd) {
    try {
      return (Long) Files.getAttribute(fd, "unix:ino");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anotherGatewayChangesNothingOfIt() {
    PartInfo one = upload.part(1, Samples.noise(PART));
    PartInfo two = upload.part(2, Samples.text("end"));
    PreparedUpload prepared = prepare(one, two);
    var other = tree.open(Map.of());
    try {
      TestBucket elsewhere = TestBucket.system(other, vertx);
      elsewhere.call(s -> upload.uploading(s, 2, Samples.text("another end")));
      elsewhere.call(s -> upload.uploading(s, 3, Samples.text("one more")));
      commit(prepared);
    } finally {
      Futures.await(other.close());
    }
    assertThat(bucket.read("key").bytes())
        .isEqualTo(Buffer.buffer(Samples.noise(PART)).appendString("end").getBytes());
  }

  @Test
  void aGatewayThatDiesLeavesTheUploadAsItWas(@TempDir Path place) throws Exception {
    PartInfo one = upload.part(1, Samples.noise(PART));
    PartInfo stray = upload.part(2, Samples.noise(PART + 1));
    PartInfo two = upload.part(2, Samples.noise(PART - 1));
    assertThat(stray.etag()).isNotEqualTo(two.etag());
    Futures.await(store.close());
    ChildProcess.play(
        place,
        List.of(),
        List.of(),
        Scene.class,
        tree.base().toString(),
        bucket.name().value(),
        upload.ref().uploadId());
    store = tree.open(Map.of());
    TestBucket again = TestBucket.system(store, vertx);
    CompleteUpload request = upload.request(one, two);
    again.call(s -> TestUpload.of(s).complete(request));
    byte[] read = again.call(s -> again.reading(s, new OpenObject(bucket.ref("key")))).bytes();
    assertThat(read)
        .isEqualTo(
            Buffer.buffer(Samples.noise(PART)).appendBytes(Samples.noise(PART - 1)).getBytes());
  }

  /** A gateway that prepares an upload and dies. */
  static final class Scene {
    private Scene() {}

    /** Gets the tree, the bucket and the upload. */
    public static void main(String[] args) {
      Vertx vertx = Vertx.vertx();
      var store = new TestTree(vertx, Path.of(args[0])).open(Map.of());
      UploadRef upload = new UploadRef(ObjectRef.of(args[1], "key"), args[2]);
      TestBucket any = TestBucket.system(store, vertx);
      any.call(s ->
          TestUpload.of(s)
              .listParts(new ListParts(upload, 0, 10))
              .compose(page -> TestUpload.of(s).prepare(all(upload, page.parts())))
              .compose(prepared -> prepared.open()));
      Runtime.getRuntime().halt(0);
    }

    private static CompleteUpload all(UploadRef upload, List<PartInfo> parts) {
      return new CompleteUpload(
          upload,
          TestUpload.named(parts.toArray(PartInfo[]::new)),
          OptionalLong.empty(),
          Optional.empty(),
          WriteCondition.always(),
          Map.of());
    }
  }
}
