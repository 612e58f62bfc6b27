package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Capability;
import io.sluice.spi.MoveObject;
import io.sluice.spi.WriteCondition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What readers see while objects are replaced and kept. */
public interface KeepReplacedRaceContract extends StoreUnderTest {

  @Test
  default void whoeverSeesTheNewObjectFindsTheOldOneWhereItIsKept() {
    requires(Capability.KEEP_REPLACED);
    TestBucket keeper = TestBucket.system(store(), vertx());
    TestBucket bucket = bucket();
    bucket.put("deep/key", "0");
    Race.Result<Integer> result =
        Race.run(3, i -> i == 0 ? replaceOften(bucket, keeper) : lookOften(bucket, keeper));
    assertThat(result.failures()).isEmpty();
    assertThat(keeper.keys()).hasSize(RaceContract.ROUNDS);
  }

  private static int replaceOften(TestBucket bucket, TestBucket keeper) {
    for (int round = 1; round <= RaceContract.ROUNDS; round++) {
      KeepReplacedContract.replace(
          bucket, "deep/key", String.valueOf(round), keeper.ref("kept/" + (round - 1)));
    }
    return RaceContract.ROUNDS;
  }

  private static int lookOften(TestBucket bucket, TestBucket keeper) {
    int seen = 0;
    while (seen < RaceContract.ROUNDS) {
      seen = Integer.parseInt(bucket.read("deep/key").text());
      if (seen > 0) {
        String old = String.valueOf(seen - 1);
        assertThat(keeper.read("kept/" + old).text()).isEqualTo(old);
      }
    }
    return seen;
  }

  @Test
  default void ofTwoThatChangePlacesAReaderSeesTheOneOrTheOther() {
    requires(Capability.ATOMIC_MOVE);
    requires(Capability.KEEP_REPLACED);
    TestBucket keeper = TestBucket.system(store(), vertx());
    TestBucket bucket = bucket();
    bucket.put("deep/key", "A");
    keeper.put("0", "B");
    Race.Result<Integer> result =
        Race.run(3, i -> i == 0 ? swapOften(bucket, keeper) : readOften(bucket));
    assertThat(result.failures()).isEmpty();
    assertThat(keeper.keys()).hasSize(1);
  }

  private static int swapOften(TestBucket bucket, TestBucket keeper) {
    for (int round = 0; round < RaceContract.ROUNDS; round++) {
      MoveObject swap =
          new MoveObject(
              keeper.ref(String.valueOf(round)),
              bucket.ref("deep/key"),
              WriteCondition.always(),
              Optional.empty(),
              Optional.of(keeper.ref(String.valueOf(round + 1))));
      bucket.call(s -> s.move(swap));
    }
    return RaceContract.ROUNDS;
  }

  private static int readOften(TestBucket bucket) {
    for (int round = 0; round < 2 * RaceContract.ROUNDS; round++) {
      assertThat(bucket.read("deep/key").text()).isIn("A", "B");
    }
    return RaceContract.ROUNDS;
  }
}
