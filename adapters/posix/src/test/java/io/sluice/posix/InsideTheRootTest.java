package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StoreSettings;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing gets out of the root, by keys, by links or by timing. */
final class InsideTheRootTest extends OneTree {

  private Path secret() throws IOException {
    Path secret = tree.base().resolve("secret");
    Files.writeString(secret, "not for anybody");
    return secret;
  }

  @Test
  void dotsInKeysAreJustDots() throws IOException {
    secret();
    for (String key :
        new String[] {"../../secret", "../secret", "a/../../../secret", "/../secret"}) {
      assertThat(bucket.has(key)).isFalse();
      bucket.put(key, "mine");
      assertThat(bucket.read(key).text()).isEqualTo("mine");
    }
    assertThat(tree.base().resolve("secret")).hasContent("not for anybody");
    assertThat(tree.root().resolve("secret")).doesNotExist();
  }

  @Test
  void aLinkIsNoObjectAndLeadsNowhere() throws IOException {
    Files.createSymbolicLink(file("link"), secret());
    Files.createSymbolicLink(file("dir"), tree.base());
    assertThat(bucket.has("link")).isFalse();
    assertThat(bucket.has("dir/secret")).isFalse();
    assertThat(bucket.keys()).isEmpty();
    bucket.refused(
        StorageFailure.Forbidden.class,
        s -> bucket.putting(s, "dir/new", Samples.text("x"), WriteCondition.always()));
    assertThat(tree.base().resolve("new")).doesNotExist();
  }

  @Test
  void writingToALinkReplacesTheLink() throws IOException {
    Files.createSymbolicLink(file("link"), secret());
    bucket.put("link", "mine");
    assertThat(file("link")).isRegularFile().hasContent("mine");
    assertThat(tree.base().resolve("secret")).hasContent("not for anybody");
  }

  @Test
  void aDirectorySwappedForALinkDuringRequestsIsNeverFollowed() throws Exception {
    Files.createDirectory(tree.base().resolve("outside"));
    Files.writeString(tree.base().resolve("outside/file"), "not for anybody");
    Path link = tree.base().resolve("link");
    Path real = tree.base().resolve("real");
    bucket.put("dir/file", "inside");
    AtomicBoolean stop = new AtomicBoolean();
    Thread swapper = Thread.ofPlatform().start(() -> swap(stop, file("dir"), real, link));
    try {
      for (int i = 0; i < 2000; i++) {
        readOrMiss();
      }
    } finally {
      stop.set(true);
      swapper.join();
    }
    try (Stream<Path> files = Files.list(tree.base().resolve("outside"))) {
      assertThat(files).hasSize(1);
    }
  }

  private void readOrMiss() {
    try {
      assertThat(bucket.read("dir/file").text()).isEqualTo("inside");
    } catch (StorageFailure.NoSuchObject | StorageFailure.Forbidden missing) {
      return;
    }
  }

  private void swap(AtomicBoolean stop, Path directory, Path real, Path link) {
    try {
      while (!stop.get()) {
        Files.createSymbolicLink(link, tree.base().resolve("outside"));
        Files.move(directory, real);
        Files.move(link, directory, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(directory);
        Files.move(real, directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPipeOfOthersHoldsUpNobody() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", file("pipe").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    assertThat(bucket.has("pipe")).isFalse();
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  void theControlRootIsNoBucket() {
    assertThat(bucket.call(s -> s.listBuckets(new ListBuckets("", "", 100))).buckets())
        .extracting(info -> info.name().value())
        .containsExactly(bucket.name().value());
  }

  @Test
  void aControlRootThatOthersCanWriteIsRefused() throws IOException {
    Files.setPosixFilePermissions(tree.control(), PosixFilePermissions.fromString("rwxrwx---"));
    assertThatThrownBy(() -> tree.open(Map.of())).hasStackTraceContaining("chmod 700");
  }

  @Test
  void aControlRootInsideOfTheRootIsRefused() {
    Map<String, String> values =
        Map.of(
            "root", tree.root().toString(), "control", tree.root().resolve("control").toString());
    StoreSettings settings = new StoreSettings(vertx, values, TestTree.KEY);
    assertThatThrownBy(() -> Futures.await(new PosixStoreProvider().open(settings)))
        .hasStackTraceContaining("must lie beside");
  }

  @Test
  void anUnknownSettingIsRefused() {
    assertThatThrownBy(() -> tree.open(Map.of("durabilty", "full")))
        .hasStackTraceContaining("durabilty");
  }
}
