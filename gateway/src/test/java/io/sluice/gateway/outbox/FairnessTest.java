package io.sluice.gateway.outbox;

import static io.sluice.gateway.outbox.OutboxScene.await;
import static io.sluice.gateway.outbox.OutboxScene.config;
import static io.sluice.gateway.outbox.OutboxScene.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.outbox.OutboxScene.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits for another's bulk, and no bulk fills the memory. */
final class FairnessTest {
  @TempDir Path folder;
  private OutboxScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  @Tag("slow")
  @Test
  void onePupilIsNotHeldUpByAHundredThousandFilesOfAnother() {
    scene = new OutboxScene("memory", folder);
    Gateway gateway = scene.gateway(config(1000, 20_000, Duration.ofMinutes(5))).start();
    Promise<Outcome> gate = Promise.promise();
    gateway.looks.behave((ref, attempt) -> gate.future());
    gateway.markAll("bulk", keys("bulk", 100_000));
    await(gateway.mark("pupil", "homework"));
    assertThat(gateway.looks.count()).isEqualTo(4);
    gate.complete(Outcome.done());
    scene.watch.until(() -> gateway.looks.count("homework") == 1);
    assertThat(gateway.looks.keys().indexOf("homework")).isLessThan(10);
    gateway.untilNothingIsLeft();
    assertThat(gateway.looks.distinct()).isEqualTo(100_001);
  }

  @Tag("slow")
  @Test
  void memoryDoesNotGrowWithTheBacklog() {
    scene = new OutboxScene("memory", folder);
    Gateway gateway = scene.gateway(config(500, 2000, Duration.ofMinutes(5)));
    Promise<Outcome> gate = Promise.promise();
    gateway.looks.behave((ref, attempt) -> gate.future());
    gateway.start();
    for (String user : List.of("a", "b", "c", "d")) {
      gateway.markAll(user, keys(user, 50_000));
    }
    scene.watch.until(() -> gateway.gauge("sluice.outbox.marks", "where", "store") > 195_000);
    assertThat(gateway.gauge("sluice.outbox.marks", "where", "memory")).isBetween(4.0, 4 * 760.0);
    gate.complete(Outcome.done());
    gateway.untilNothingIsLeft();
    assertThat(gateway.looks.distinct()).isEqualTo(200_000);
    scene.watch.until(() -> gateway.gauge("sluice.outbox.marks", "where", "memory") == 0);
    assertThat(gateway.gauge("sluice.outbox.marks", "where", "store")).isZero();
  }

  @Test
  void usersTakeTurns() {
    scene = new OutboxScene("memory", folder);
    Gateway gateway = scene.gateway();
    for (String user : List.of("a", "b", "c")) {
      gateway.markAll(user, keys(user, 10));
    }
    await(gateway.outbox.start(gateway.looks, 1));
    gateway.untilNothingIsLeft();
    List<String> keys = gateway.looks.keys();
    for (int round = 0; round < 10; round++) {
      assertThat(keys.subList(3 * round, 3 * round + 3))
          .containsExactlyInAnyOrder("a" + round, "b" + round, "c" + round);
    }
  }

  @Test
  void poisonOfAUserHoldsUpNobody() {
    scene = new OutboxScene("posix", folder);
    Gateway gateway = scene.gateway().start();
    gateway.looks.behave((ref, attempt) ->
        ref.key().value().startsWith("poison")
            ? Future.failedFuture("poison")
            : Future.succeededFuture(Outcome.done()));
    gateway.markAll("anna", keys("poison", 100));
    await(gateway.mark("ben", "good"));
    scene.watch.until(() -> gateway.looks.count("good") == 1);
    gateway.untilNothingIsLeft();
    assertThat(scene.names(DeadLetterBox.FOLDER)).hasSize(100);
  }
}
