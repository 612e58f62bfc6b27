package io.sluice.contract;

import io.sluice.spi.Capability;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Long runs of mixed calls, compared with a map after each. */
public interface ModelContract extends StoreUnderTest {

  int STEPS = 400;

  @TestFactory
  default Stream<DynamicTest> aStoreBehavesLikeAMapOfItsKeys() {
    requires(Capability.LIST_AFTER_WRITE);
    LongStream seeds = LongStream.of(1, 2, 3, System.nanoTime());
    return seeds.mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
  }

  private void run(long seed) {
    ModelRun run = new ModelRun(bucket(), store().profile(), seed);
    try {
      for (int i = 0; i < STEPS; i++) {
        run.step();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", after " + run.trail(), e);
    }
  }
}
