package io.sluice.gateway.insight;

import static io.sluice.gateway.Gateway.assertFails;
import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import io.sluice.gateway.rest.RestClient;
import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A scanner that is gone or hangs: the policy's answer, and nothing is ever called clean. */
@Tag("slow")
final class ScannerDownTest {
  @RegisterExtension
  static final ScannedGateway SCANNED =
      new ScannedGateway(
          Map.of(
              "scan.connectTimeout", "500ms",
              "scan.idleTimeout", "1s",
              "scan.waitTimeout", "1s"));

  private static final byte[] LETTER = "Ein Brief".getBytes(StandardCharsets.UTF_8);
  private static final int HALF = 400_000;

  @AfterEach
  void back() {
    SCANNED.clamd().restart();
    String bucket = SCANNED.bucket("{}");
    eventually("it scans again", () -> isScanned(bucket));
  }

  private static boolean isScanned(String bucket) {
    try {
      SCANNED.put(bucket, "probe", LETTER);
      return SCANNED.verdict(bucket, "probe").equals("clean");
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void whereItIsGoneDocumentsAreRefusedAndResearchIsScannedLater() {
    String documents = SCANNED.bucket("{\"profile\":\"documents\"}");
    String research = SCANNED.bucket("{\"profile\":\"research\"}");
    SCANNED.put(documents, "before", LETTER);
    SCANNED.clamd().kill();
    assertFails(503, "ServiceUnavailable", () -> SCANNED.put(documents, "letter", LETTER));
    assertThat(SCANNED.get(documents, "before")).isEqualTo(LETTER);
    SCANNED.put(research, "letter", LETTER);
    SCANNED.put(research, "virus", Samples.eicar());
    assertThat(SCANNED.verdict(research, "virus")).isEqualTo("not-scanned");
    SCANNED.clamd().restart();
    eventually("it is put aside", () -> !Files.exists(SCANNED.file(research, "virus")));
    eventually("the letter is clean", () -> SCANNED.verdict(research, "letter").equals("clean"));
  }

  @Test
  void whatIsPutAsideMeanwhileIsNotToBeSentAgain() {
    String bucket = SCANNED.bucket("{\"unscanned\":{\"unavailable\":\"quarantine\"}}");
    SCANNED.clamd().kill();
    assertFails(403, "NotScanned", () -> SCANNED.put(bucket, "letter", LETTER));
    assertFails(404, "", () -> SCANNED.get(bucket, "letter"));
    assertThat(SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects"))
        .hasSize(1);
  }

  @Test
  void whereItHangsNothingIsCalledClean() {
    String documents = SCANNED.bucket("{}");
    SCANNED.clamd().hang();
    assertFails(503, "ServiceUnavailable", () -> SCANNED.put(documents, "letter", LETTER));
    assertFails(404, "", () -> SCANNED.get(documents, "letter"));
  }

  @Test
  void whereItDiesInTheMiddleOfAnUploadNothingIsCalledClean() throws Exception {
    String documents = SCANNED.bucket("{}");
    String research = SCANNED.bucket("{\"profile\":\"research\"}");
    assertThat(putWhileItDies(documents).status()).isEqualTo(503);
    assertFails(404, "", () -> SCANNED.get(documents, "letter"));
    SCANNED.clamd().restart();
    assertThat(putWhileItDies(research).status()).isEqualTo(200);
    assertThat(SCANNED.verdict(research, "letter")).isNotEqualTo("clean");
    SCANNED.clamd().restart();
    eventually("it is scanned", () -> SCANNED.verdict(research, "letter").equals("clean"));
  }

  /** Half of it goes to the scanner, which is then killed. */
  private static Answer putWhileItDies(String bucket) throws IOException {
    String half = "Ein Brief. ".repeat(HALF / 11);
    Map<String, String> length = Map.of("Content-Length", Integer.toString(2 * half.length()));
    try (RawClient raw = SCANNED.gateway().raw()) {
      raw.send(RawClient.head("PUT", "/" + bucket + "/letter", "", length));
      raw.send(half);
      eventually("the scanner has got some", () -> !SCANNED.clamd().temporaryFiles().isEmpty());
      SCANNED.clamd().kill();
      raw.send(half);
      return raw.answer();
    }
  }

  @Test
  void whatACopyReplacedWhileItWasDownComesBack() {
    String research = SCANNED.bucket("{\"profile\":\"research\"}");
    String backup = SCANNED.bucket("{\"profile\":\"backup\"}");
    SCANNED.put(backup, "virus", Samples.eicar());
    SCANNED.put(research, "letter", LETTER);
    SCANNED.clamd().kill();
    SCANNED
        .gateway()
        .s3()
        .copyObject(r ->
            r.sourceBucket(backup)
                .sourceKey("virus")
                .destinationBucket(research)
                .destinationKey("letter"));
    assertThat(SCANNED.verdict(research, "letter")).isEqualTo("not-scanned");
    SCANNED
        .rest()
        .post(
            RestClient.object(research, "letter", "move"),
            "{\"to\":{\"bucket\":\"" + research + "\",\"key\":\"moved\"}}")
        .assertProblem(425, "TooEarly");
    SCANNED.clamd().restart();
    eventually("the letter is back", () -> SCANNED.verdict(research, "letter").equals("clean"));
    assertThat(SCANNED.get(research, "letter")).isEqualTo(LETTER);
  }
}
