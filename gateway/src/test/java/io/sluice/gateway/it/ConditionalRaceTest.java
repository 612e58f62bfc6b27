package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of writers that race under a condition exactly one wins, be it through one gateway or two. */
@Tag("slow")
final class ConditionalRaceTest extends OneServer {
  private static final int WRITERS = 64;
  private static final int ROUNDS = 5;
  private static SluiceProcess other;

  @BeforeAll
  static void startTheOther() {
    other = sluice.again();
  }

  @AfterAll
  static void stopTheOther() {
    other.close();
  }

  @Test
  void oneGatewayCreatesOnce() throws Exception {
    raceToCreate("one", List.of(s3));
  }

  @Test
  void twoGatewaysOnOneTreeCreateOnce() throws Exception {
    raceToCreate("two", List.of(s3, other.client()));
  }

  @Test
  void twoGatewaysOnOneTreeReplaceOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "replaced/" + round;
      String etag = s3.put(BUCKET, key, new byte[] {0}).etag();
      race(key, List.of(s3, other.client()), "if-match", etag);
    }
  }

  private static void raceToCreate(String folder, List<S3Wire> doors) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      race(folder + "/" + round + "/key", doors, "if-none-match", "*");
    }
  }

  private static void race(String key, List<S3Wire> doors, String name, String value)
      throws Exception {
    List<Answer> answers =
        atOnce(WRITERS, i -> doors.get(i % doors.size()).put(BUCKET, key, body(i), name, value));
    List<Integer> statuses = new ArrayList<>(Collections.nCopies(WRITERS - 1, 412));
    statuses.addFirst(200);
    assertThat(answers.stream().map(Answer::status).sorted()).isEqualTo(statuses);
    for (int i = 0; i < WRITERS; i++) {
      if (answers.get(i).status() == 200) {
        for (S3Wire door : doors) {
          assertThat(door.get(BUCKET, key).body()).isEqualTo(body(i));
          assertThat(door.head(BUCKET, key).etag()).isEqualTo(answers.get(i).etag());
        }
      } else {
        assertThat(answers.get(i).code()).isEqualTo("PreconditionFailed");
      }
    }
  }

  private static byte[] body(int writer) {
    return noise(10_000 + writer, writer);
  }

  /** One thing to do, told which of all it is. */
  interface Numbered<T> {
    T call(int number) throws Exception;
  }

  /** Does a thing many times, all at the same moment. */
  static <T> List<T> atOnce(int times, Numbered<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        all.add(() -> {
          start.await();
          return work.call(number);
        });
      }
      List<T> done = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        done.add(one.get());
      }
      return done;
    }
  }
}
