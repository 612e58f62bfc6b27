package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.INLINE_MAX;
import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.objects.Replaced;
import io.sluice.scanner.contract.Samples;
import io.sluice.spi.ObjectRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replaced objects that a crash left behind, as files at their places. */
@Tag("slow")
final class LeftBehindTest {
  @RegisterExtension static final ScannedGateway SCANNED = new ScannedGateway();

  private static final byte[] LETTER = "Ein Brief".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LARGE = Samples.zip(2 * INLINE_MAX, Samples.eicar());

  private final String bucket = SCANNED.bucket("{}");

  /** The folder of the places of a key. */
  private static Path places(String bucket, String key) {
    Path data = SCANNED.file(bucket, key).getParent().getParent().getParent();
    return data.resolve("control/system/.replaced")
        .resolve(Replaced.prefix(ObjectRef.of(bucket, key)));
  }

  private static Path leave(String bucket, String key) throws IOException {
    Path place = places(bucket, key).resolve(UUID.randomUUID().toString());
    Files.createDirectories(place.getParent());
    return Files.write(place, LETTER);
  }

  private static long kept(String bucket, String key) throws IOException {
    try (Stream<Path> all = Files.list(places(bucket, key))) {
      return all.count();
    }
  }

  @Test
  void whatNobodyWantsBackGoesAndTheOthersStay() throws IOException {
    SCANNED.put(bucket, "letter", LETTER);
    SCANNED.put(bucket, "pending", LETTER);
    SCANNED.clamd().hang();
    try {
      SCANNED.put(bucket, "pending", LARGE);
      assertThat(kept(bucket, "pending")).isEqualTo(1);
      Path ofALetter = leave(bucket, "letter");
      Path ofNobody = leave(bucket, "gone");
      eventually("what no key has is gone", () -> !Files.exists(ofNobody));
      eventually("what no object wants back is gone", () -> !Files.exists(ofALetter));
      assertThat(kept(bucket, "pending")).isEqualTo(1);
      assertThat(SCANNED.verdict(bucket, "pending")).isEqualTo("pending");
    } finally {
      SCANNED.clamd().goOn();
    }
    assertThat(SCANNED.get(bucket, "letter")).isEqualTo(LETTER);
    eventually("the old one is back", () -> SCANNED.verdict(bucket, "pending").equals("clean"));
    assertThat(SCANNED.get(bucket, "pending")).isEqualTo(LETTER);
  }
}
