package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.posix.DirectoryCache.Held;
import io.sluice.posix.DirectoryCache.UnderWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads a directory, who waits for that, and what it takes of memory. */
final class DirectoryCacheTest {

  private static final int MEMORY = 1 << 20;

  @TempDir private Path place;
  private final List<Fd> open = new ArrayList<>();
  private Fd scratch;

  @BeforeEach
  void open() throws IOException {
    scratch = directory("scratch", 0);
  }

  @AfterEach
  void close() {
    open.forEach(Fd::close);
  }

  private Fd directory(String name, int files) throws IOException {
    Path path = Files.createDirectory(place.resolve(name));
    for (int i = 0; i < files; i++) {
      Files.createFile(path.resolve("%04d".formatted(i)));
    }
    Fd fd = LibC.openConfigured(path.toString(), LibC.O_DIRECTORY);
    open.add(fd);
    return fd;
  }

  private DirectoryCache counting(AtomicInteger readings) {
    return new DirectoryCache(
        scratch,
        MEMORY,
        (directory, sorter) -> {
          readings.incrementAndGet();
          DirectoryReader.read(directory, sorter);
        });
  }

  private static int list(DirectoryCache cache, Fd directory, long since) {
    try (Fd again = LibC.openInside(directory, ".", LibC.O_DIRECTORY, 0);
        Held held = cache.names(again, since)) {
      return held.names().size();
    }
  }

  @Test
  void whoComesDuringAReadingIsToldWhenItIsOver() throws Exception {
    Fd directory = directory("a", 3);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    DirectoryCache cache =
        new DirectoryCache(
            scratch,
            MEMORY,
            (read, sorter) -> {
              reading.countDown();
              await(goOn);
              DirectoryReader.read(read, sorter);
            });
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(() -> list(cache, directory, System.nanoTime()));
    await(reading);
    UnderWay told =
        catchThrowableOfType(UnderWay.class, () -> cache.names(directory, System.nanoTime()));
    assertThat(told.over().isComplete()).isFalse();
    goOn.countDown();
    assertThat(first.get()).isEqualTo(3);
    assertThat(told.over().toCompletionStage().toCompletableFuture().get()).isNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReadingServesAllWhoCameBeforeItBegan() throws IOException {
    AtomicInteger readings = new AtomicInteger();
    DirectoryCache cache = counting(readings);
    Fd directory = directory("a", 3);
    long before = System.nanoTime();
    assertThat(list(cache, directory, before)).isEqualTo(3);
    Files.createFile(place.resolve("a/later"));
    assertThat(list(cache, directory, before)).isEqualTo(3);
    assertThat(readings).hasValue(1);
    assertThat(list(cache, directory, System.nanoTime())).isEqualTo(4);
    assertThat(readings).hasValue(2);
  }

  @Test
  void aReadingThatFailsKeepsNobodyWaiting() throws IOException {
    AtomicInteger readings = new AtomicInteger();
    DirectoryCache cache =
        new DirectoryCache(
            scratch,
            MEMORY,
            (directory, sorter) -> {
              if (readings.getAndIncrement() == 0) {
                throw new Errno("read", Errno.EACCES, "");
              }
              DirectoryReader.read(directory, sorter);
            });
    Fd directory = directory("a", 3);
    assertThatThrownBy(() -> list(cache, directory, System.nanoTime())).isInstanceOf(Errno.class);
    assertThat(list(cache, directory, System.nanoTime())).isEqualTo(3);
    assertThat(cache.bytes()).isLessThan(2000);
  }

  @Test
  void whatIsKeptAndWhatIsHeldStaysBelowTheLimit() throws IOException {
    DirectoryCache cache = new DirectoryCache(scratch, 64_000, DirectoryReader::read);
    List<Held> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(cache.names(directory("d" + i, 300), System.nanoTime()));
      assertThat(cache.bytes()).isBetween(1L, 64_000L);
    }
    assertThat(all).allSatisfy(held -> assertThat(held.names().size()).isEqualTo(300));
    assertThat(all).anySatisfy(held -> assertThat(held.names().isMapped()).isTrue());
    assertThat(all).anySatisfy(held -> assertThat(held.names().isMapped()).isFalse());
    all.forEach(Held::close);
    assertThat(cache.take(64_000)).isTrue();
    assertThat(cache.bytes()).isEqualTo(64_000);
  }
}
