package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.posix.FilePath.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever writes into a new directory is acknowledged when the disk knows that, too. */
final class FreshDirectoryTest {

  private static final List<Step> PATH =
      List.of(Step.of("bucket"), Step.of("new"), Step.of("deep"));

  @TempDir private Path place;
  private final ConcurrentLinkedQueue<Long> synced = new ConcurrentLinkedQueue<>();
  private final CountDownLatch syncing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private Fd root;
  private Tree tree;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(place.resolve("bucket"));
    root = LibC.openConfigured(place.toString(), LibC.O_DIRECTORY);
    tree = new Tree(new Roots(root, root), false, this::sync);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    threads.close();
    root.close();
  }

  /** The first one lasts. */
  private void sync(Fd file) {
    if (first.getAndSet(false)) {
      syncing.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    synced.add(LibC.stat(file).inode());
  }

  @Test
  void whoFindsADirectoryThatIsBeingMadeWaitsForTheDiskAsWell() throws Exception {
    Future<?> maker = threads.submit(() -> tree.openOrMake(PATH.subList(0, 2)).close());
    syncing.await();
    tree.openOrMake(PATH.subList(0, 2)).close();
    long bucket = (long) Files.getAttribute(place.resolve("bucket"), "unix:ino");
    assertThat(synced).containsExactly(bucket);
    tree.openOrMake(PATH).close();
    long above = (long) Files.getAttribute(place.resolve("bucket/new"), "unix:ino");
    assertThat(synced).contains(above);
    goOn.countDown();
    maker.get();
    synced.clear();
    tree.openOrMake(PATH).close();
    assertThat(synced).as("what is old costs nothing").isEmpty();
  }
}
