package io.sluice.gateway.outbox;

import static io.sluice.gateway.outbox.OutboxScene.await;
import static io.sluice.gateway.outbox.OutboxScene.config;
import static io.sluice.gateway.outbox.OutboxScene.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.outbox.OutboxScene.Gateway;
import io.sluice.gateway.outbox.WatchedControl.Call;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlName;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that are gone, or were taken for it. */
final class TakeoverTest {
  private static final Duration LEASE = Duration.ofMillis(600);

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

    private Gateway gateway() {
      return scene.gateway(config(20, 100, LEASE));
    }

    @Test
    void whatWasDurableWhenAGatewayWasKilledIsLookedAtByAnother() {
      Gateway killed = gateway().start();
      Promise<Outcome> never = Promise.promise();
      killed.looks.behave((ref, attempt) -> never.future());
      killed.markAll("anna", keys("settled", 120));
      killed.held("ben", "held");
      killed.kill();
      Gateway next = gateway().start();
      next.untilNothingIsLeft();
      assertThat(next.looks.keys()).containsAll(keys("settled", 120)).contains("held");
      assertThat(next.counter("sluice.outbox.adopted")).isGreaterThanOrEqualTo(121);
      scene.watch.until(() -> scene.names(Lease.FOLDER).size() == 1);
    }

    @Test
    void ofTwoEachMarkIsTakenOverByOne() {
      // All fit into its memory, so that none of them is in two documents.
      Gateway killed = scene.gateway(config(1000, 1000, LEASE));
      killed.markAll("anna", keys("key", 100));
      killed.kill();
      // Two who will not lose their own lease, so that nothing is looked at twice for that.
      Gateway one = scene.gateway(config(20, 100, Duration.ofSeconds(4))).start();
      Gateway two = scene.gateway(config(20, 100, Duration.ofSeconds(4))).start();
      one.untilNothingIsLeft();
      Set<String> both = new HashSet<>(one.looks.keys());
      both.addAll(two.looks.keys());
      assertThat(both).hasSize(100);
      assertThat(one.looks.count() + two.looks.count()).isEqualTo(100);
    }

    @Test
    void oneWhoLivesKeepsWhatIsHis() {
      Gateway one = scene.gateway(config(20, 100, Duration.ofSeconds(4))).start();
      Gateway two = scene.gateway(config(20, 100, Duration.ofSeconds(1))).start();
      Mark held = one.held("anna", "key");
      int beats = one.control.writes(Lease.FOLDER);
      scene.watch.until(() -> one.control.writes(Lease.FOLDER) >= beats + 3);
      assertThat(two.looks.count()).isZero();
      await(held.settle());
      one.untilNothingIsLeft();
      assertThat(one.looks.count()).isEqualTo(1);
    }

    @Test
    void aMarkThatOthersMayHaveTakenOverIsMadeAnewWhenItIsSettled() {
      Gateway slow = gateway();
      Mark held = slow.held("anna", "key");
      slow.control.breaks(Call.WRITE);
      Gateway other = gateway().start();
      other.untilNothingIsLeft();
      assertThat(other.looks.keys()).contains("key");
      int early = other.looks.count("key");
      slow.control.works();
      await(held.settle());
      slow.kill();
      scene.watch.until(() -> other.looks.count("key") > early);
    }

    @Test
    void documentsWithoutAnySignOfTheirGatewayAreFound() {
      Gateway killed = gateway();
      killed.markAll("anna", keys("key", 3));
      killed.kill();
      for (String name : scene.names(Lease.FOLDER)) {
        ControlName sign = new ControlName(Lease.FOLDER, name);
        await(scene.store.control().delete(new DeleteDocument(sign)));
      }
      Gateway next = gateway().start();
      next.untilNothingIsLeft();
      assertThat(next.looks.distinct()).isEqualTo(3);
    }

    @Test
    void aDocumentThatNobodyUnderstandsStaysAndHoldsUpNothing() {
      Gateway killed = gateway();
      killed.markAll("anna", keys("key", 3));
      String gateway = Batches.gateway(scene.documents().getFirst());
      ControlName later = new ControlName(Batches.FOLDER, gateway + ".!.0");
      Buffer text =
          Buffer.buffer("{\"bucket\":\"bucket\",\"key\":\"k\",\"who\":\"a\",\"at\":1,\"x\":2}\n");
      await(scene.store.control().write(new WriteDocument(later, text, ControlCondition.always())));
      killed.kill();
      Gateway next = gateway().start();
      scene.watch.until(() -> next.looks.distinct() == 3);
      scene.watch.until(() -> scene.documents().equals(List.of(later.name())));
    }

    @Test
    void aTakeoverThatBreaksIsBegunAgain() {
      Gateway killed = gateway();
      killed.markAll("anna", keys("key", 50));
      killed.kill();
      Gateway next = gateway().start();
      next.control.breaks(Call.DELETE);
      scene.watch.until(() -> next.looks.distinct() > 0);
      next.control.works();
      next.untilNothingIsLeft();
      assertThat(next.looks.distinct()).isEqualTo(50);
      assertThat(next.looks.wrong()).isEmpty();
    }

    @Test
    void whoeverWasTakenForDeadAndLivesGoesOnUnderAnotherId() {
      Gateway slow = gateway().start();
      String was = scene.names(Lease.FOLDER).getFirst();
      slow.control.breaks(Call.WRITE);
      Gateway other = gateway().start();
      scene.watch.until(() -> !scene.names(Lease.FOLDER).contains(was));
      slow.control.works();
      Mark mark = slow.held("anna", "key");
      assertThat(Batches.gateway(scene.documents().getFirst())).isNotEqualTo(was);
      await(mark.settle());
      slow.untilNothingIsLeft();
      assertThat(slow.looks.count("key") + other.looks.count("key")).isPositive();
    }
  }
}
