package io.sluice.gateway.outbox;

import static io.sluice.gateway.outbox.OutboxScene.await;
import static io.sluice.gateway.outbox.OutboxScene.config;
import static io.sluice.gateway.outbox.OutboxScene.keys;
import static io.sluice.gateway.outbox.OutboxScene.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.outbox.OutboxScene.Gateway;
import io.sluice.gateway.outbox.WatchedControl.Call;
import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that cannot be looked at are put aside, found, tried again. */
final class DeadLettersTest {
  @TempDir Path folder;
  private OutboxScene scene;
  private Gateway gateway;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    scene = new OutboxScene("posix", folder);
    gateway = scene.gateway().start();
    gateway.looks.behave(DeadLettersTest::fail);
    letters = gateway.outbox.deadLetters();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static Future<Outcome> fail(ObjectRef ref, int attempt) {
    return Future.failedFuture("attempt " + attempt + " failed");
  }

  private static Future<Outcome> succeed(ObjectRef ref, int attempt) {
    return Future.succeededFuture(Outcome.done());
  }

  private DeadLetter dead(String key) {
    await(gateway.mark("anna", key));
    scene.watch.until(() -> await(letters.find(DeadLetter.id(ref(key)))).isPresent());
    gateway.untilNothingIsLeft();
    return await(letters.find(DeadLetter.id(ref(key)))).orElseThrow();
  }

  @Test
  void aKeyThatFailsTooOftenIsPutAsideWithWhatItSaid() {
    DeadLetter letter = dead("key");
    assertThat(gateway.looks.count("key")).isEqualTo(4);
    assertThat(letter.reason()).isEqualTo(DeadLetter.ATTEMPTS);
    assertThat(letter.detail()).isEqualTo("attempt 4 failed");
    assertThat(letter.attempts()).isEqualTo(4);
    assertThat(letter.first()).isBefore(letter.last());
    assertThat(letter.who()).isEqualTo("anna");
  }

  @Test
  void whatIsHopelessIsPutAsideAtOnce() {
    gateway.looks.behave((ref, attempt) ->
        Future.succeededFuture(new Outcome.Dead("encrypted", "the document has a password")));
    DeadLetter letter = dead("key");
    assertThat(gateway.looks.count("key")).isEqualTo(1);
    assertThat(letter.reason()).isEqualTo("encrypted");
    assertThat(letter.detail()).isEqualTo("the document has a password");
  }

  @Test
  void whatOnlyHasToWaitIsTriedAsLongAsItTakes() {
    gateway.looks.behave((ref, attempt) ->
        Future.succeededFuture(
            attempt < 12 ? new Outcome.Later("the scanner is down") : Outcome.done()));
    await(gateway.mark("anna", "key"));
    gateway.untilNothingIsLeft();
    assertThat(gateway.looks.count("key")).isEqualTo(12);
    assertThat(scene.names(DeadLetterBox.FOLDER)).isEmpty();
  }

  @Test
  void whatCanBeMarkedAgainIsNotHeldMeanwhile() {
    gateway.looks.behave(
        (ref, attempt) -> Future.succeededFuture(new Outcome.Later("the scanner is down")));
    await(gateway.outbox.enqueue("anna", ref("key")));
    gateway.untilNothingIsLeft();
    assertThat(gateway.looks.count("key")).isEqualTo(1);
    assertThat(scene.names(DeadLetterBox.FOLDER)).isEmpty();
  }

  @Test
  void whoeverHasTooMuchWaitingIsNotHeldUpForEver() {
    Gateway gateway = scene.gateway(config(50, 1_000, Duration.ofSeconds(15))).start();
    gateway.looks.behave((ref, attempt) ->
        Future.succeededFuture(
            ref.key().value().startsWith("scan")
                ? new Outcome.Later("the scanner is down")
                : Outcome.done()));
    gateway.markAll("anna", keys("scan", 300));
    await(gateway.mark("anna", "other"));
    scene.watch.until(() -> gateway.looks.count("other") == 1);
  }

  @Test
  void waitingDoesNotCountAsAFailure() {
    gateway.looks.behave((ref, attempt) ->
        attempt % 2 == 0
            ? Future.succeededFuture(new Outcome.Later("the scanner is down"))
            : fail(ref, attempt));
    DeadLetter letter = dead("key");
    assertThat(letter.attempts()).isEqualTo(7);
    assertThat(letter.detail()).isEqualTo("attempt 7 failed");
  }

  @Test
  void theyAreListedByPage() {
    gateway.markAll("anna", keys("key", 25));
    scene.watch.until(() -> scene.names(DeadLetterBox.FOLDER).size() == 25);
    List<String> found = new ArrayList<>();
    DeadLetterPage page = await(letters.list("", 10));
    page.letters().forEach(letter -> found.add(letter.key()));
    while (page.next().isPresent()) {
      page = await(letters.list(page.next().get(), 10));
      page.letters().forEach(letter -> found.add(letter.key()));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(keys("key", 25));
    scene.watch.until(() -> gateway.gauge("sluice.outbox.dead") == 25);
  }

  @Test
  void oneIsTriedAgainFromTheFirstAttempt() {
    DeadLetter letter = dead("key");
    List<Integer> attempts = new ArrayList<>();
    gateway.looks.behave((ref, attempt) -> {
      attempts.add(attempt);
      return succeed(ref, attempt);
    });
    assertThat(await(letters.redrive(letter.id()))).isTrue();
    gateway.untilNothingIsLeft();
    assertThat(attempts).containsExactly(1);
    assertThat(scene.names(DeadLetterBox.FOLDER)).isEmpty();
    assertThat(await(letters.redrive(letter.id()))).isFalse();
    assertThat(await(letters.redrive("no such: ../name"))).isFalse();
  }

  @Test
  void allBelowAPrefixAreTriedAgain() {
    gateway.markAll("anna", keys("2025/", 40));
    gateway.markAll("ben", keys("2026/", 40));
    scene.watch.until(() -> scene.names(DeadLetterBox.FOLDER).size() == 80);
    gateway.looks.behave(DeadLettersTest::succeed);
    assertThat(await(letters.redriveUnder("other", ""))).isZero();
    assertThat(await(letters.redriveUnder("bucket", "2026/"))).isEqualTo(40);
    scene.watch.until(() -> scene.names(DeadLetterBox.FOLDER).size() == 40);
    assertThat(await(letters.redriveUnder("", ""))).isEqualTo(40);
    scene.watch.until(() -> scene.names(DeadLetterBox.FOLDER).isEmpty());
  }

  @Test
  void aKeyThatIsLookedAtAfterAllIsDeadNoLonger() {
    dead("key");
    gateway.looks.behave(DeadLettersTest::succeed);
    await(gateway.mark("anna", "key"));
    gateway.untilNothingIsLeft();
    assertThat(scene.names(DeadLetterBox.FOLDER)).isEmpty();
  }

  @Test
  void oneIsDeleted() {
    DeadLetter letter = dead("key");
    assertThat(await(letters.delete(letter.id()))).isTrue();
    assertThat(await(letters.delete(letter.id()))).isFalse();
    assertThat(await(letters.find(letter.id()))).isEmpty();
  }

  @Test
  void whereNoLetterCanBeKeptTheMarkStays() {
    await(gateway.mark("anna", "key"));
    gateway.control.breaks(Call.WRITE);
    scene.watch.until(() -> gateway.looks.count("key") > 6);
    assertThat(scene.documents()).hasSize(1);
    gateway.control.works();
    gateway.untilNothingIsLeft();
    assertThat(scene.names(DeadLetterBox.FOLDER)).hasSize(1);
  }
}
