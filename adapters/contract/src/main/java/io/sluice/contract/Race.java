package io.sluice.contract;

import io.sluice.spi.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do the same thing at the same moment. */
final class Race {

  private Race() {}

  /** What became of them: the results of some, and why the others were refused. */
  record Result<T>(List<T> successes, List<StorageFailure> failures) {}

  /** Starts so many at once and waits for all; anything but a StorageFailure fails the test. */
  static <T> Result<T> run(int racers, IntFunction<T> racer) {
    Result<T> result = new Result<>(new ArrayList<>(), new ArrayList<>());
    CountDownLatch start = new CountDownLatch(racers);
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        int number = i;
        running.add(threads.submit(() -> atOnce(start, racer, number)));
      }
      for (Future<T> one : running) {
        sort(one, result);
      }
    }
    return result;
  }

  private static <T> T atOnce(CountDownLatch start, IntFunction<T> racer, int number)
      throws InterruptedException {
    start.countDown();
    start.await();
    return racer.apply(number);
  }

  private static <T> void sort(Future<T> one, Result<T> result) {
    try {
      result.successes().add(one.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof StorageFailure refused)) {
        throw new AssertionError("a racer failed", e.getCause());
      }
      result.failures().add(refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
