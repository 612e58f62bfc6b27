package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.contract.TestUpload;
import io.sluice.spi.ObjectMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the parts' file cannot be moved to its key, its bytes are copied there. Needs root. */
final class CompletionByCopyTest extends OneTree {

  static final int PART = 100_000;

  private static final ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(5000)), Map.of());

  @TempDir private Path place;

  @Override
  @BeforeEach
  void open() {
    super.open();
    Futures.await(store.close());
    store = tree.open(Map.of("partBytesMin", String.valueOf(PART)));
    bucket = TestBucket.create(store, vertx);
  }

  private static void requireRoot(Path ours) throws IOException {
    Assumptions.assumeTrue(
        (int) Files.getAttribute(ours, "unix:uid") == 0, "only root mounts and gives groups");
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void belowAMountPoint() throws Exception {
    requireRoot(tree.base());
    Path mount = Files.createDirectory(file("mount"));
    run("mount", "--bind", place.toString(), mount.toString());
    try {
      TestUpload upload = TestUpload.begin(bucket, "mount/key", LARGE, Optional.empty());
      upload.complete(upload.part(1, Samples.noise(PART)), upload.part(2, Samples.noise(10)));
      assertThat(bucket.read("mount/key").body().length()).isEqualTo(PART + 10);
      assertThat(bucket.stat("mount/key").metadata()).isEqualTo(LARGE);
      assertThat(sidecars()).isEqualTo(1);
      bucket.delete("mount/key");
    } finally {
      run("umount", mount.toString());
    }
  }

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void whereTheGroupOfTheDirectoryCannotBeGiven() throws Exception {
    requireRoot(tree.base());
    Path theirs = Files.createDirectory(place.resolve("theirs"));
    Files.setAttribute(theirs, "unix:gid", 12_345);
    Files.setAttribute(theirs, "unix:mode", 02777);
    List<String> prefix = List.of("setpriv", "--bounding-set=-chown");
    ChildProcess.play(place, prefix, List.of(), Scene.class);
    assertThat(Files.getAttribute(place.resolve("theirs/key"), "unix:gid")).isEqualTo(12_345);
  }

  /** A gateway that may not give files to groups. */
  static final class Scene {
    private Scene() {}

    /** Leaves the directory with the object in its folder. */
    public static void main(String[] args) throws IOException {
      OneTree one =
          new OneTree() {
            @Override
            Path place() {
              return Path.of(args[0]);
            }
          };
      one.open();
      try {
        play(one, Path.of(args[0]).resolve("theirs"));
      } finally {
        one.close();
      }
    }

    private static void play(OneTree one, Path theirs) throws IOException {
      Files.move(theirs, one.file("theirs"));
      TestUpload upload = TestUpload.begin(one.bucket, "theirs/key");
      byte[] part = Samples.noise(5 << 20);
      upload.complete(upload.part(1, part), upload.part(2, Samples.noise(10)));
      assertThat(one.bucket.stat("theirs/key").size()).isEqualTo(part.length + 10);
      Files.move(one.file("theirs"), theirs);
    }
  }
}
