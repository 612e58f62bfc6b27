package io.sluice.gateway.insight;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.contract.Samples;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes in faster than it is scanned, and is judged before it is seen. */
@Tag("slow")
final class LargeInlineTest {
  private static final int SIZE = 48 << 20;

  @RegisterExtension
  static final ScannedGateway SCANNED =
      new ScannedGateway(Map.of("scan.inlineMax", "64MiB"), ScannedGateway.LARGE);

  @Test
  void theScannerSetsThePace() {
    String bucket = SCANNED.bucket("{}");
    byte[] clean = Samples.random(SIZE, 1);
    SCANNED.put(bucket, "clean", clean);
    assertThat(SCANNED.get(bucket, "clean")).isEqualTo(clean);
    assertThat(SCANNED.verdict(bucket, "clean")).isEqualTo("clean");
    assertFails(403, "VirusFound", () -> SCANNED.put(bucket, "virus", InfectedLetter.docx(SIZE)));
  }
}
