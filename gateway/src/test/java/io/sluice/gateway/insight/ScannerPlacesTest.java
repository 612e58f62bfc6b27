package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.RawClient;
import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who holds the one place at the scanner, and who waits for it. */
@Tag("slow")
final class ScannerPlacesTest {
  @RegisterExtension
  static final ScannedGateway SCANNED =
      new ScannedGateway(Map.of("scan.connections", "1", "scan.waitTimeout", "60s"));

  /** Of which the first bytes go to the scanner before the last have come. */
  private static final String BODY = "x".repeat(100_000);

  private static final byte[] LETTER = "Ein Brief".getBytes(StandardCharsets.UTF_8);

  private final String bucket = SCANNED.bucket("{}");
  private RawClient slow;

  @BeforeEach
  void begin() throws IOException {
    slow = SCANNED.gateway().raw();
  }

  @AfterEach
  void end() throws IOException {
    slow.close();
    SCANNED.put(bucket, "after", LETTER);
  }

  private static String head(String bucket, String key) {
    Map<String, String> length = Map.of("content-length", Integer.toString(BODY.length()));
    return RawClient.head("PUT", "/" + bucket + "/" + key, "", length);
  }

  private CompletableFuture<Void> scanned(String key) {
    return CompletableFuture.runAsync(() -> SCANNED.put(bucket, key, LETTER));
  }

  private static boolean isDone(CompletableFuture<Void> upload, long millis) {
    return upload
        .thenApply(done -> true)
        .completeOnTimeout(false, millis, TimeUnit.MILLISECONDS)
        .join();
  }

  @Test
  void whoOnlySaysThatBytesWillComeHoldsNoPlace() throws IOException {
    slow.send(head(bucket, "slow"));
    assertThat(isDone(scanned("letter"), 20_000)).isTrue();
    assertThat(SCANNED.verdict(bucket, "letter")).isEqualTo("clean");
    slow.send(BODY);
    assertThat(slow.answer().status()).isEqualTo(200);
    assertThat(SCANNED.verdict(bucket, "slow")).isEqualTo("clean");
  }

  @Test
  void whoFindsNoPlaceWaitsAndIsScannedThen() throws IOException {
    slow.send(head(bucket, "slow") + BODY.substring(0, 50_000));
    eventually("it has the place", () -> !SCANNED.clamd().temporaryFiles().isEmpty());
    CompletableFuture<Void> waiting = scanned("letter");
    assertThat(isDone(waiting, 1_500)).isFalse();
    try (RawClient impatient = SCANNED.gateway().raw()) {
      impatient.send(head(bucket, "impatient") + BODY);
    }
    slow.send(BODY.substring(50_000));
    assertThat(slow.answer().status()).isEqualTo(200);
    assertThat(isDone(waiting, 20_000)).isTrue();
    assertThat(SCANNED.verdict(bucket, "slow")).isEqualTo("clean");
    assertThat(SCANNED.verdict(bucket, "letter")).isEqualTo("clean");
  }

  @Test
  void aVirusIsFoundAlthoughItWaited() throws IOException {
    slow.send(head(bucket, "slow") + BODY.substring(0, 50_000));
    eventually("it has the place", () -> !SCANNED.clamd().temporaryFiles().isEmpty());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> SCANNED.put(bucket, "virus", Samples.eicar()));
    assertThat(isDone(waiting, 500)).isFalse();
    slow.close();
    assertThat(waiting).failsWithin(20, TimeUnit.SECONDS);
    assertThat(SCANNED.rest().get("/objects/" + bucket + "/virus").status()).isEqualTo(404);
  }
}
