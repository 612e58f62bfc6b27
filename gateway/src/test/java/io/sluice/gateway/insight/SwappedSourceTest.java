package io.sluice.gateway.insight;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.gateway.BreakableStoreProvider;
import io.sluice.scanner.contract.Samples;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sources that are replaced after they were looked at, and before they are copied. */
@Tag("slow")
final class SwappedSourceTest {
  @RegisterExtension
  static final ScannedGateway SCANNED = new ScannedGateway(Map.of("storage.type", "breakable"));

  private static final byte[] LETTER = "Ein Brief".getBytes(StandardCharsets.UTF_8);
  private static final long LOOKED_AT_NANOS = 500_000_000;

  private final String unscanned = SCANNED.bucket("{\"profile\":\"backup\"}");
  private final String bucket = SCANNED.bucket("{}");
  private final Promise<Void> copying = Promise.promise();

  @AfterEach
  void goOn() {
    BreakableStoreProvider.delayCopies(Future.succeededFuture());
  }

  /** A copy whose source is replaced by these bytes when it was judged. */
  private CompletableFuture<Void> copyReplacedBy(byte[] bytes) {
    SCANNED.put(unscanned, "source", LETTER);
    BreakableStoreProvider.delayCopies(copying.future());
    CompletableFuture<Void> copy =
        CompletableFuture.runAsync(() ->
            SCANNED
                .gateway()
                .s3()
                .copyObject(r ->
                    r.sourceBucket(unscanned)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy")));
    LockSupport.parkNanos(LOOKED_AT_NANOS);
    assertThat(copy).isNotDone();
    SCANNED.put(unscanned, "source", bytes);
    BreakableStoreProvider.delayCopies(Future.succeededFuture());
    copying.complete();
    return copy;
  }

  @Test
  void aVirusThatTakesThePlaceOfALetterIsFound() {
    CompletableFuture<Void> copy = copyReplacedBy(Samples.eicar());
    assertThatThrownBy(() -> copy.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(S3Exception.class)
        .hasMessageContaining("Eicar-Test-Signature");
    assertFails(404, "", () -> SCANNED.get(bucket, "copy"));
  }

  @Test
  void theSameBytesOnceMoreAreCopied() throws Exception {
    copyReplacedBy(LETTER).get(20, TimeUnit.SECONDS);
    assertThat(SCANNED.get(bucket, "copy")).isEqualTo(LETTER);
    assertThat(SCANNED.verdict(bucket, "copy")).isEqualTo("clean");
  }
}
