package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.StageObject;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write that does not become an object leaves nothing in the control folder. */
final class FailedPublishTest extends OneTree {

  private static final byte[] TEXT = Samples.text("text");
  private static final ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(5000)), Map.of());

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "sidecar"})
  void itLeavesNoSidecar(String attributes) throws IOException {
    Futures.await(store.close());
    store = tree.open(Map.of("attributes", attributes));
    bucket = TestBucket.create(store, vertx);
    bucket.put("key", TEXT, LARGE);
    assertThat(sidecars()).isEqualTo(1);
    StageObject again =
        new StageObject(bucket.ref("key"), LARGE, OptionalLong.empty(), WriteCondition.ifAbsent());
    bucket.refused(
        ConditionFailed.class, s -> bucket.writing(s, again, TEXT, Samples.commit(TEXT)));
    assertThat(sidecars()).isEqualTo(1);
    assertThat(bucket.stat("key").metadata()).isEqualTo(LARGE);
  }
}
