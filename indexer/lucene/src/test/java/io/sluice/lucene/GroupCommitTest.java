package io.sluice.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.indexer.IndexUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final int BYTES_MAX = 100;

  private final List<String> log = new ArrayList<>();
  private IOException failing;
  private final GroupCommit writes =
      new GroupCommit(new Log(), Duration.ofMillis(1), 1_000, BYTES_MAX);

  @BeforeEach
  void start() {
    writes.start();
  }

  @AfterEach
  void end() {
    close().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Void> close() {
    Told told = new Told();
    writes.close(told);
    return told.future;
  }

  private CompletableFuture<Void> write(GroupCommit.Change change, long bytes) {
    Told told = new Told();
    writes.submit(change, 1, bytes, told);
    return told.future.orTimeout(10, TimeUnit.SECONDS);
  }

  @Test
  void thoseWhoComeTogetherShareACommit() {
    CountDownLatch all = new CountDownLatch(1);
    CompletableFuture<Void> first = write(() -> wait(all), 1);
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(write(() -> log.add("change"), 1));
    }
    assertThat(others).noneMatch(CompletableFuture::isDone);
    all.countDown();
    first.join();
    others.forEach(CompletableFuture::join);
    assertThat(log.stream().filter("commit"::equals).count()).isLessThanOrEqualTo(2);
    assertThat(log.getLast()).isEqualTo("commit");
  }

  @Test
  void nothingIsAnsweredThatCouldNotBeCommitted() {
    failing = new IOException("no space left");
    assertThat(failure(write(() -> {}, 1)))
        .isInstanceOf(IndexUnavailable.class)
        .hasMessageContaining("no space left");
    assertThat(log).contains("failed");
    failing = null;
    write(() -> {}, 1).join();
  }

  @Test
  void whoIsWrongTakesNobodyWithThem() {
    CountDownLatch all = new CountDownLatch(1);
    CompletableFuture<Void> good = write(() -> wait(all), 1);
    CompletableFuture<Void> wrong =
        write(
            () -> {
              throw new IllegalArgumentException("no");
            },
            1);
    all.countDown();
    good.join();
    assertThat(failure(wrong)).isInstanceOf(IllegalArgumentException.class);
    assertThat(log).doesNotContain("failed");
  }

  @Test
  void noMoreWaitsThanMayButOneAloneMayBeLarge() {
    CountDownLatch all = new CountDownLatch(1);
    CompletableFuture<Void> large = write(() -> wait(all), 10 * BYTES_MAX);
    assertThat(failure(write(() -> {}, 1))).isInstanceOf(IndexUnavailable.class);
    all.countDown();
    large.join();
    write(() -> {}, BYTES_MAX).join();
  }

  @Test
  void whatWaitsIsWrittenBeforeTheEnd() {
    CompletableFuture<Void> last = write(() -> log.add("change"), 1);
    close().join();
    last.join();
    assertThat(log).containsSequence("change", "commit").endsWith("closed");
    assertThat(failure(write(() -> {}, 1))).isInstanceOf(IndexUnavailable.class);
  }

  private static void wait(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Throwable failure(CompletableFuture<Void> future) {
    return future.handle((_, failure) -> failure).join();
  }

  /** Written by the one thread, read when it has answered. */
  private final class Log implements GroupCommit.Store {
    @Override
    public void commit() throws IOException {
      if (failing != null) {
        throw failing;
      }
      log.add("commit");
    }

    @Override
    public void failed(Throwable failure) {
      log.add("failed");
    }

    @Override
    public void close() {
      log.add("closed");
    }
  }

  private static final class Told implements GroupCommit.Answer {
    private final CompletableFuture<Void> future = new CompletableFuture<>();

    @Override
    public void done() {
      future.complete(null);
    }

    @Override
    public void failed(Throwable failure) {
      future.completeExceptionally(failure);
    }
  }
}
