package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two stores on one tree share nothing but the tree: their locks are of two open files, which the
 * kernel keeps apart just as those of two processes.
 */
final class TwoGatewaysTest extends OneTree {

  private static final int WRITERS = 64;

  private ObjectStore other;

  @BeforeEach
  void openOther() {
    other = tree.open(Map.of());
  }

  @AfterEach
  void closeOther() {
    Futures.await(other.close());
  }

  private ObjectStore gateway(int i) {
    return i % 2 == 0 ? store : other;
  }

  @Test
  void ofManyWhoCreateExactlyOneWins() {
    for (int round = 0; round < 5; round++) {
      String key = "dir" + round + "/key";
      List<Future<ObjectInfo>> writes = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        byte[] bytes = Samples.text("writer " + i);
        ObjectStore gateway = gateway(i);
        writes.add(
            bucket.async(s -> bucket.putting(gateway, key, bytes, WriteCondition.ifAbsent())));
      }
      List<ObjectInfo> winners = winners(writes);
      assertThat(winners).hasSize(1);
      assertThat(bucket.stat(key).etag()).isEqualTo(winners.getFirst().etag());
    }
  }

  @Test
  void ofManyWhoReplaceTheSameExactlyOneWins() {
    ObjectInfo first = bucket.put("key", "first");
    List<Future<ObjectInfo>> writes = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      byte[] bytes = Samples.text("writer " + i);
      ObjectStore gateway = gateway(i);
      WriteCondition condition = new WriteCondition.IfMatches(first.etag());
      writes.add(bucket.async(s -> bucket.putting(gateway, "key", bytes, condition)));
    }
    assertThat(winners(writes)).hasSize(1);
  }

  @Test
  void changesToDifferentAnnotationsAllHold() {
    bucket.put("key", "text");
    List<Future<ObjectInfo>> changes = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      MetadataPatch patch = MetadataPatch.annotate("n" + i, "v");
      ObjectStore gateway = gateway(i);
      changes.add(
          bucket.async(s ->
              gateway.updateMetadata(
                  new UpdateMetadata(bucket.ref("key"), Optional.empty(), patch))));
    }
    assertThat(winners(changes)).hasSize(WRITERS);
    assertThat(bucket.stat("key").metadata().annotations()).hasSize(WRITERS);
  }

  private static List<ObjectInfo> winners(List<Future<ObjectInfo>> attempts) {
    List<ObjectInfo> winners = new ArrayList<>();
    for (Future<ObjectInfo> attempt : attempts) {
      try {
        winners.add(Futures.await(attempt));
      } catch (ConditionFailed lost) {
        assertThat(lost).isNotNull();
      }
    }
    return winners;
  }
}
