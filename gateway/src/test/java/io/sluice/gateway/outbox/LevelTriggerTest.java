package io.sluice.gateway.outbox;

import static io.sluice.gateway.outbox.OutboxScene.config;
import static io.sluice.gateway.outbox.OutboxScene.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.outbox.OutboxScene.Gateway;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writers change keys while looks are slow, fail, and gateways die: in the end the last state of
 * each key was seen.
 */
final class LevelTriggerTest {
  private static final int KEYS = 12;
  private static final int WRITES = 600;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLastStateOfEachKeyIsSeen(long seed) {
    try (OutboxScene scene = new OutboxScene("memory", folder)) {
      new Run(scene, new Random(seed)).go();
    }
  }

  private static final class Run {
    private final OutboxScene scene;
    private final Random random;
    private final Map<ObjectRef, AtomicInteger> written = new ConcurrentHashMap<>();
    private final Map<ObjectRef, Integer> seen = new ConcurrentHashMap<>();
    private Gateway gateway;

    Run(OutboxScene scene, Random random) {
      this.scene = scene;
      this.random = random;
      this.gateway = begin();
    }

    private Gateway begin() {
      Gateway fresh = scene.gateway(config(4, 8, Duration.ofSeconds(1)));
      fresh.looks.behave(this::look);
      return fresh.start();
    }

    /** What it sees is what is there when it begins, and it takes its time. */
    private synchronized Future<Outcome> look(ObjectRef ref, int attempt) {
      int state = written.getOrDefault(ref, new AtomicInteger()).get();
      int chance = random.nextInt(10);
      if (chance == 0 && attempt < 3) {
        return Future.failedFuture("chance");
      }
      Promise<Outcome> over = Promise.promise();
      scene.vertx.setTimer(
          1 + chance,
          late -> {
            seen.merge(ref, state, Math::max);
            over.complete(Outcome.done());
          });
      return over.future();
    }

    private Future<Void> write(int key) {
      ObjectRef ref = ref("key" + key);
      return gateway
          .outbox
          .mark("user" + key % 3, ref)
          .compose(mark -> {
            written.computeIfAbsent(ref, any -> new AtomicInteger()).incrementAndGet();
            return mark.settle();
          });
    }

    void go() {
      List<Future<Void>> under = new ArrayList<>();
      for (int i = 0; i < WRITES; i++) {
        under.add(write(random.nextInt(KEYS)));
        if (random.nextInt(8) == 0) {
          OutboxScene.await(Future.all(under));
          under.clear();
        }
        if (i == WRITES / 2) {
          OutboxScene.await(Future.all(under));
          under.clear();
          gateway.kill();
          gateway = begin();
        }
      }
      OutboxScene.await(Future.all(under));
      gateway.untilNothingIsLeft();
      written.forEach(
          (ref, state) -> assertThat(seen.get(ref)).as("%s", ref).isEqualTo(state.get()));
      assertThat(gateway.looks.wrong()).isEmpty();
    }
  }
}
