package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StageObject;
import io.sluice.spi.StorageFailure.Forbidden;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is replaced gets a second name before it loses the first. */
final class KeptFilesTest extends OneTree {

  private static final ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(5000)), Map.of());

  private TestBucket keeper;

  @Override
  @BeforeEach
  void open() {
    super.open();
    keeper = TestBucket.system(store, vertx);
  }

  private void openWith(String attributes) {
    Futures.await(store.close());
    store = tree.open(Map.of("attributes", attributes));
    bucket = TestBucket.create(store, vertx);
    keeper = TestBucket.system(store, vertx);
  }

  private Path kept(String key) {
    return tree.control().resolve("system").resolve(keeper.name().value()).resolve(key);
  }

  private StageObject replacing(String key, ObjectRef keep) {
    return new StageObject(
        bucket.ref(key),
        ObjectMetadata.EMPTY,
        OptionalLong.empty(),
        WriteCondition.always(),
        Optional.of(keep));
  }

  private void replace(String key, ObjectRef keep) {
    byte[] bytes = Samples.text("new");
    bucket.call(s -> bucket.writing(s, replacing(key, keep), bytes, Samples.commit(bytes)));
  }

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void itIsTheSameFileWhereNobodyElseGets() throws IOException {
    bucket.put("key", "old");
    Object inode = inode(file("key"));
    replace("key", keeper.ref("deep/kept"));
    assertThat(inode(kept("deep/kept"))).isEqualTo(inode);
    for (Path folder : new Path[] {kept("").getParent(), kept("")}) {
      assertThat(Files.getPosixFilePermissions(folder))
          .isEqualTo(
              Set.of(
                  PosixFilePermission.OWNER_READ,
                  PosixFilePermission.OWNER_WRITE,
                  PosixFilePermission.OWNER_EXECUTE));
    }
    assertThat(tree.root().resolve(keeper.name().value())).doesNotExist();
  }

  @Test
  void aFolderOfOthersThatIsCalledLikeASystemBucketIsNone() throws IOException {
    Path like = Files.createDirectory(tree.root().resolve(keeper.name().value()));
    Files.writeString(like.resolve("key"), "theirs");
    assertThat(keeper.keys()).isEmpty();
    keeper.put("key", "ours");
    assertThat(like.resolve("key")).hasContent("theirs");
    assertThat(keeper.read("key").text()).isEqualTo("ours");
  }

  @Test
  void aForeignFileIsKeptAsItIs() throws IOException {
    Files.writeString(file("foreign"), "theirs");
    ObjectInfo old = bucket.stat("foreign");
    replace("foreign", keeper.ref("kept"));
    assertThat(keeper.stat("kept").etag()).isEqualTo(old.etag());
    assertThat(keeper.stat("kept").foreign()).isTrue();
    assertThat(keeper.read("kept").text()).isEqualTo("theirs");
  }

  /** What a crash leaves between the two steps: the old object under both names. */
  private ObjectInfo keepAndCrash() throws IOException {
    ObjectInfo old = bucket.put("key", Samples.text("old"), LARGE);
    keeper.put("other", "makes the folder");
    Files.createLink(kept("kept"), file("key"));
    return old;
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "sidecar"})
  void afterACrashItHasEverythingUnderBothNames(String attributes) throws IOException {
    openWith(attributes);
    ObjectInfo old = keepAndCrash();
    bucket.put("key", "newer");
    assertThat(keeper.stat("kept").metadata()).isEqualTo(LARGE);
    assertThat(keeper.stat("kept").etag()).isEqualTo(old.etag());
    assertThat(keeper.read("kept").text()).isEqualTo("old");
    keeper.delete("kept");
    keeper.delete("other");
    bucket.delete("key");
    assertThat(sidecars()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "sidecar"})
  void afterACrashItIsReplacedAndKeptAgain(String attributes) throws IOException {
    openWith(attributes);
    keepAndCrash();
    replace("key", keeper.ref("kept"));
    assertThat(bucket.read("key").text()).isEqualTo("new");
    assertThat(keeper.stat("kept").metadata()).isEqualTo(LARGE);
    assertThat(keeper.keys()).containsExactly("kept", "other");
    try (Stream<Path> files = Files.list(kept(""))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("kept", "other");
    }
  }

  @Test
  void afterACrashItMovesBackOverItself() throws IOException {
    keepAndCrash();
    MoveObject back =
        new MoveObject(keeper.ref("kept"), bucket.ref("key"), WriteCondition.always());
    bucket.call(s -> s.move(back));
    assertThat(keeper.keys()).containsExactly("other");
    assertThat(bucket.stat("key").metadata()).isEqualTo(LARGE);
    assertThat(bucket.read("key").text()).isEqualTo("old");
  }

  @Test
  void afterACrashDeletingOneNameLeavesTheOther() throws IOException {
    openWith("sidecar");
    keepAndCrash();
    bucket.delete("key");
    assertThat(keeper.stat("kept").metadata()).isEqualTo(LARGE);
  }

  /** An immutable file can have no second name, so it is copied; and it cannot be replaced. */
  @Test
  void whereTheWriteFailsAfterAllNothingIsKept() throws Exception {
    Assumptions.assumeTrue(
        (int) Files.getAttribute(tree.base(), "unix:uid") == 0, "only root makes files immutable");
    ObjectInfo old = bucket.put("key", Samples.text("old"), LARGE);
    run("chattr", "+i", file("key").toString());
    try {
      byte[] bytes = Samples.text("new");
      bucket.refused(
          Forbidden.class,
          s ->
              bucket.writing(
                  s, replacing("key", keeper.ref("kept")), bytes, Samples.commit(bytes)));
    } finally {
      run("chattr", "-i", file("key").toString());
    }
    assertThat(bucket.stat("key")).isEqualTo(old);
    assertThat(keeper.keys()).isEmpty();
    assertThat(sidecars()).isEqualTo(1);
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
