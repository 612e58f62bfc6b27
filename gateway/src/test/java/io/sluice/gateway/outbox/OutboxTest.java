package io.sluice.gateway.outbox;

import static io.sluice.gateway.outbox.OutboxScene.await;
import static io.sluice.gateway.outbox.OutboxScene.config;
import static io.sluice.gateway.outbox.OutboxScene.keys;
import static io.sluice.gateway.outbox.OutboxScene.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.control.ControlUnavailable;
import io.sluice.gateway.outbox.OutboxScene.Gateway;
import io.sluice.gateway.outbox.WatchedControl.Call;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.StorageFailure.Throttled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks of one gateway: durable, held, looked at, cleared. */
final class OutboxTest {

  @Nested
  final class InMemory extends Contract {
    InMemory() {
      super("memory");
    }
  }

  @Nested
  final class OnATree extends Contract {
    OnATree() {
      super("posix");
    }
  }

  abstract static class Contract {
    private final String type;
    @TempDir Path folder;
    private OutboxScene scene;

    Contract(String type) {
      this.type = type;
    }

    @BeforeEach
    void open() {
      scene = new OutboxScene(type, folder);
    }

    @AfterEach
    void close() {
      scene.close();
    }

    @Test
    void aMarkIsInTheStoreWhenItSucceeds() {
      scene.gateway().held("anna", "a/ü\n\"key\"");
      ControlName name = new ControlName(Batches.FOLDER, scene.documents().getFirst());
      ControlDocument document = await(scene.store.control().read(name)).orElseThrow();
      assertThat(EntryLines.read(document.bytes()))
          .singleElement()
          .satisfies(entry -> assertThat(entry.ref()).isEqualTo(ref("a/ü\n\"key\"")))
          .satisfies(entry -> assertThat(entry.who()).isEqualTo("anna"));
    }

    @Test
    void aKeyIsLookedAtAndItsDocumentGoes() {
      Gateway gateway = scene.gateway().start();
      await(gateway.mark("anna", "key"));
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.keys()).containsExactly("key");
      assertThat(gateway.counter("sluice.outbox.looks", "outcome", "done")).isEqualTo(1);
    }

    @Test
    void nobodyLooksBeforeTheMarkIsSettled() {
      Gateway gateway = scene.gateway().start();
      Mark held = gateway.held("anna", "held");
      await(gateway.mark("anna", "other"));
      scene.watch.until(() -> gateway.looks.count("other") == 1);
      assertThat(gateway.looks.keys()).containsExactly("other");
      assertThat(gateway.gauge("sluice.outbox.held")).isEqualTo(1);
      await(held.settle());
      await(held.settle());
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.keys()).containsExactly("other", "held");
    }

    @Test
    void manyMarksAtOnceShareDocuments() {
      Gateway gateway = scene.gateway();
      List<Future<Mark>> marks = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        marks.add(gateway.outbox.mark("anna", ref("key" + i)));
      }
      await(Future.all(marks));
      assertThat(gateway.control.writes(Batches.FOLDER)).isLessThan(50);
      assertThat(scene.documents()).hasSize(gateway.control.writes(Batches.FOLDER));
    }

    @Test
    void marksOfOneKeyThatWaitAreLookedAtOnce() {
      Gateway gateway = scene.gateway();
      for (int i = 0; i < 10; i++) {
        await(gateway.mark("anna", "key"));
      }
      gateway.start();
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.count()).isEqualTo(1);
    }

    @Test
    void aMarkThatComesDuringALookGetsALookOfItsOwn() {
      Gateway gateway = scene.gateway().start();
      Promise<Outcome> first = Promise.promise();
      gateway.looks.behave((ref, attempt) -> first.future());
      await(gateway.mark("anna", "key"));
      scene.watch.until(() -> gateway.looks.count() == 1);
      await(gateway.mark("anna", "key"));
      await(gateway.mark("ben", "key"));
      gateway.looks.behave((ref, attempt) -> Future.succeededFuture(Outcome.done()));
      first.complete(Outcome.done());
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.count()).isEqualTo(2);
      assertThat(gateway.looks.wrong()).isEmpty();
    }

    @Test
    void answersComeOnTheCallersContext() {
      Gateway gateway = scene.gateway().start();
      AtomicReference<Context> seen = new AtomicReference<>();
      Promise<Context> caller = Promise.promise();
      Promise<Void> over = Promise.promise();
      scene.vertx.runOnContext(turn -> {
        caller.complete(scene.vertx.getOrCreateContext());
        gateway
            .mark("anna", "key")
            .onComplete(any -> seen.set(scene.vertx.getOrCreateContext()))
            .onComplete(over);
      });
      await(over.future());
      assertThat(seen.get()).isSameAs(await(caller.future()));
    }

    @Test
    void aFailureIsTriedAgainLaterAndLater() {
      Gateway gateway = scene.gateway().start();
      gateway.looks.behave((ref, attempt) ->
          attempt < 4 ? Future.failedFuture("not yet") : Future.succeededFuture(Outcome.done()));
      await(gateway.mark("anna", "key"));
      gateway.untilNothingIsLeft();
      List<Long> times = gateway.looks.times("key");
      assertThat(times).hasSize(4);
      assertThat(Duration.ofNanos(times.get(3) - times.get(2))).isGreaterThan(Duration.ofMillis(9));
      assertThat(gateway.counter("sluice.outbox.looks", "outcome", "retry")).isEqualTo(3);
    }

    @Test
    void aKeyThatIsTriedAgainHoldsUpNobody() {
      Gateway gateway = scene.gateway(config(20, 100, Duration.ofSeconds(30))).start();
      gateway.looks.behave((ref, attempt) ->
          ref.key().value().startsWith("bad") && attempt < 3
              ? Future.failedFuture("not yet")
              : Future.succeededFuture(Outcome.done()));
      gateway.markAll("anna", keys("bad", 50));
      gateway.markAll("anna", keys("good", 50));
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.distinct()).isEqualTo(100);
    }

    @Test
    void aLookThatThrowsOrTellsNothingIsAFailure() {
      Gateway gateway = scene.gateway().start();
      gateway.looks.behave((ref, attempt) -> Future.succeededFuture(null));
      await(gateway.mark("anna", "nothing"));
      scene.watch.until(() -> scene.names("dead").size() == 1);
      Gateway other = scene.gateway();
      await(
          other.outbox.start(
              (ref, attempt) -> {
                throw new IllegalStateException("thrown");
              },
              1));
      await(other.mark("anna", "throws"));
      scene.watch.until(() -> scene.names("dead").size() == 2);
      DeadLetter letter =
          await(other.outbox.deadLetters().find(DeadLetter.id(ref("throws")))).orElseThrow();
      assertThat(letter.detail()).isEqualTo("thrown");
    }

    @Test
    void noMoreLooksAtOnceThanAllowed() {
      Gateway gateway = scene.gateway().start();
      Promise<Outcome> gate = Promise.promise();
      gateway.looks.behave((ref, attempt) -> gate.future());
      gateway.markAll("anna", keys("key", 30));
      scene.watch.until(() -> gateway.looks.count() == 4);
      gate.complete(Outcome.done());
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.most()).isEqualTo(4);
      assertThat(gateway.looks.distinct()).isEqualTo(30);
    }

    @Test
    void whatNeedsNoDurabilityWaitsForRoom() {
      Gateway gateway = scene.gateway(config(4, 100, Duration.ofSeconds(30))).start();
      Promise<Outcome> gate = Promise.promise();
      gateway.looks.behave((ref, attempt) -> gate.future());
      List<Future<Void>> queued = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        queued.add(gateway.outbox.enqueue("again", ref("key" + i)));
      }
      await(Future.all(queued.subList(0, 4)));
      assertThat(queued.get(4).isComplete()).isFalse();
      assertThatThrownBy(() -> await(gateway.outbox.enqueue("again", ref("beyond"))))
          .isInstanceOf(Throttled.class);
      gate.complete(Outcome.done());
      await(Future.all(queued));
      scene.watch.until(() -> gateway.looks.distinct() == 8);
      assertThat(gateway.control.writes(Batches.FOLDER)).isZero();
    }

    @Test
    void whoeverMarksHearsThatTheStoreFails() {
      Gateway gateway = scene.gateway().start();
      gateway.control.breaks(Call.WRITE);
      assertThatThrownBy(() -> await(gateway.mark("anna", "key")))
          .isInstanceOf(ControlUnavailable.class);
      gateway.control.works();
      await(gateway.mark("anna", "key"));
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.count()).isEqualTo(1);
    }

    @Test
    void deliveryOutlivesAStoreThatFails() {
      Gateway gateway = scene.gateway().start();
      gateway.control.breaks(Call.DELETE, Call.LIST, Call.READ);
      gateway.markAll("anna", keys("key", 10));
      scene.watch.until(() -> gateway.looks.distinct() == 10);
      assertThat(scene.documents()).isNotEmpty();
      gateway.control.works();
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.count()).isEqualTo(10);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsReadBackWhenTheStoreWorksAgain() {
      Gateway gateway = scene.gateway();
      gateway.markAll("anna", keys("key", 200));
      gateway.control.breaks(Call.READ, Call.WRITE);
      await(gateway.outbox.start(gateway.looks, 4).otherwiseEmpty());
      scene.watch.until(() -> gateway.looks.count() >= 20);
      gateway.control.works();
      gateway.untilNothingIsLeft();
      assertThat(gateway.looks.distinct()).isEqualTo(200);
    }

    @Test
    void aStopEndsWhatIsUnderWayAndLeavesTheRestToTheNext() {
      Gateway gateway = scene.gateway().start();
      Promise<Outcome> gate = Promise.promise();
      gateway.looks.behave((ref, attempt) -> gate.future());
      gateway.markAll("anna", keys("key", 50));
      scene.watch.until(() -> gateway.looks.count() == 4);
      Future<Void> stopped = gateway.outbox.stop(Duration.ofSeconds(30));
      gate.complete(Outcome.done());
      await(stopped);
      assertThat(gateway.looks.count()).isEqualTo(4);
      assertThatThrownBy(() -> await(gateway.mark("anna", "late"))).hasMessageContaining("closed");
      Gateway next = scene.gateway().start();
      next.untilNothingIsLeft();
      assertThat(next.looks.keys()).containsAll(keys("key", 50).subList(4, 50));
      scene.watch.until(() -> scene.names(Lease.FOLDER).size() == 1);
    }

    @Test
    void aStopWithNothingLeftLeavesNoTrace() {
      Gateway gateway = scene.gateway().start();
      gateway.markAll("anna", keys("key", 5));
      gateway.untilNothingIsLeft();
      await(gateway.outbox.stop(Duration.ofSeconds(30)));
      assertThat(scene.names(Lease.FOLDER)).isEmpty();
    }
  }
}
