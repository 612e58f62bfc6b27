package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.Commit;
import io.sluice.spi.ListObjectParts;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.PartInfo;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a folder of a bucket is a mount, files move and are kept by copying. Needs root. */
final class OtherMountTest extends OneTree {

  /** More than is copied on the thread that asked. */
  private static final int LARGE_BYTES = 17 << 20;

  private static final ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(5000)), Map.of());

  @TempDir private Path place;
  private TestBucket keeper;

  @Override
  @BeforeEach
  void open() {
    super.open();
    keeper = TestBucket.system(store, vertx);
    Assumptions.assumeTrue(ProcessHandle.current().info().user().orElse("").equals("root"));
    run("mkdir", file("mount").toString());
    run("mount", "--bind", place.toString(), file("mount").toString());
  }

  @Override
  @AfterEach
  void close() {
    if (Files.exists(file("mount"))) {
      run("umount", file("mount").toString());
    }
    super.close();
  }

  private static void run(String... command) {
    try {
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static ObjectInfo at(ObjectRef ref, ObjectInfo object) {
    return new ObjectInfo(
        ref,
        object.size(),
        object.etag(),
        object.lastModified(),
        object.metadata(),
        object.checksums(),
        object.foreign());
  }

  private ObjectInfo move(ObjectRef from, ObjectRef to) {
    return bucket.call(s -> s.move(new MoveObject(from, to, WriteCondition.always())));
  }

  @Test
  void anObjectMovesThereAndBackWithEverythingItHas() throws IOException {
    byte[] bytes = Samples.noise(LARGE_BYTES);
    ObjectInfo object = bucket.put("mount/deep/key", bytes, LARGE);
    ObjectInfo there = move(object.ref(), keeper.ref("there"));
    assertThat(there).isEqualTo(at(keeper.ref("there"), object));
    assertThat(keeper.stat("there")).isEqualTo(there);
    assertThat(bucket.keys()).isEmpty();
    assertThat(move(there.ref(), object.ref())).isEqualTo(object);
    assertThat(bucket.stat("mount/deep/key")).isEqualTo(object);
    assertThat(bucket.read("mount/deep/key").bytes()).isEqualTo(bytes);
    assertThat(keeper.keys()).isEmpty();
    assertThat(sidecars()).isEqualTo(1);
  }

  @Test
  void anObjectMovesThereWithItsParts() {
    TestUpload upload = TestUpload.begin(bucket, "mount/key");
    upload.complete(upload.part(1, Samples.text("the only part")));
    move(bucket.ref("mount/key"), bucket.ref("key"));
    ListObjectParts parts = new ListObjectParts(bucket.ref("key"), ReadConditions.NONE, 0, 10);
    assertThat(bucket.call(s -> s.listParts(parts)).parts()).hasSize(1);
  }

  @Test
  void aForeignObjectStaysForeign() throws IOException {
    Files.writeString(file("mount/key"), "theirs");
    ObjectInfo before = bucket.stat("mount/key");
    ObjectInfo moved = move(before.ref(), bucket.ref("key"));
    assertThat(moved.foreign()).isTrue();
    assertThat(moved).isEqualTo(bucket.stat("key"));
    assertThat(moved.lastModified()).isEqualTo(before.lastModified());
    assertThat(bucket.read("key").text()).isEqualTo("theirs");
  }

  @Test
  void whatIsReplacedThereIsKeptWithEverythingItHas() throws IOException {
    byte[] bytes = Samples.noise(LARGE_BYTES);
    ObjectInfo old = bucket.put("mount/key", bytes, LARGE);
    byte[] next = Samples.text("new");
    StageObject request =
        new StageObject(
            old.ref(),
            ObjectMetadata.EMPTY,
            OptionalLong.empty(),
            WriteCondition.always(),
            Optional.of(keeper.ref("kept")));
    bucket.call(s -> bucket.writing(s, request, next, Samples.commit(next)));
    assertThat(bucket.read("mount/key").text()).isEqualTo("new");
    assertThat(keeper.stat("kept")).isEqualTo(at(keeper.ref("kept"), old));
    assertThat(keeper.read("kept").bytes()).isEqualTo(bytes);
    assertThat(sidecars()).isEqualTo(1);
  }

  @Test
  void whatWasKeptIsPutBackAndWhatItReplacesIsKept() throws IOException {
    ObjectInfo bad = bucket.put("mount/key", Samples.text("bad"), LARGE);
    ObjectInfo good = keeper.put("good", Samples.text("good"), LARGE);
    MoveObject back =
        new MoveObject(
            good.ref(),
            bad.ref(),
            new WriteCondition.IfMatches(bad.etag()),
            Optional.of(good.etag()),
            Optional.of(keeper.ref("bad")));
    ObjectInfo moved = bucket.call(s -> s.move(back));
    assertThat(moved).isEqualTo(at(bad.ref(), good));
    assertThat(bucket.read("mount/key").text()).isEqualTo("good");
    assertThat(keeper.stat("bad")).isEqualTo(at(keeper.ref("bad"), bad));
    assertThat(keeper.keys()).containsExactly("bad");
    assertThat(sidecars()).isEqualTo(2);
  }

  @Test
  void whatWasWrittenThereIsCommittedElsewhere() throws IOException {
    byte[] bytes = Samples.noise(LARGE_BYTES);
    Commit commit =
        new Commit(
            bytes.length,
            Samples.md5(bytes),
            List.of(),
            Map.of("verdict", "infected"),
            Optional.of(keeper.ref("in/side")));
    StageObject request = new StageObject(bucket.ref("mount/key"), LARGE, OptionalLong.empty());
    ObjectInfo object = bucket.call(s -> bucket.writing(s, request, bytes, commit));
    assertThat(object).isEqualTo(keeper.stat("in/side"));
    assertThat(object.metadata()).isEqualTo(LARGE.annotated(Map.of("verdict", "infected")));
    assertThat(keeper.read("in/side").bytes()).isEqualTo(bytes);
    assertThat(bucket.keys()).isEmpty();
    assertThat(sidecars()).isEqualTo(1);
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void partsThatWereCopiedThereAreCommittedElsewhere() throws IOException {
    TestUpload upload = TestUpload.begin(bucket, "mount/key", LARGE, Optional.empty());
    PartInfo two = upload.part(2, Samples.noise(LARGE_BYTES));
    PartInfo one = upload.part(1, Samples.noise(LARGE_BYTES + 1));
    bucket.call(s ->
        TestUpload.of(s)
            .prepare(upload.request(one, two))
            .compose(prepared -> prepared.commitElsewhere(Map.of(), keeper.ref("in/side"))));
    assertThat(keeper.stat("in/side").size()).isEqualTo(2L * LARGE_BYTES + 1);
    assertThat(keeper.stat("in/side").metadata()).isEqualTo(LARGE);
    assertThat(bucket.keys()).isEmpty();
    assertThat(sidecars()).isEqualTo(1);
  }

  @Test
  void aPreparedUploadIsPublishedThere() {
    TestUpload upload = TestUpload.begin(bucket, "mount/key", LARGE, Optional.empty());
    byte[] bytes = Samples.noise(LARGE_BYTES);
    var request = upload.request(upload.part(1, bytes));
    bucket.call(s ->
        TestUpload.of(s)
            .prepare(request)
            .compose(prepared -> prepared.commit(Map.of(), Optional.empty())));
    assertThat(bucket.read("mount/key").bytes()).isEqualTo(bytes);
    assertThat(bucket.stat("mount/key").metadata()).isEqualTo(LARGE);
  }
}
