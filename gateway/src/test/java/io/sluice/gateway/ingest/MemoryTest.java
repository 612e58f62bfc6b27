package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void manyBodiesShareWhatFewHaveForThemselves() {
    IngestLimits limits = IngestLimits.defaults();
    Memory memory = new Memory(limits);
    memory.enter();
    assertThat(memory.share()).isEqualTo(limits.inFlightBytes());
    for (int i = 1; i < 256; i++) {
      memory.enter();
    }
    assertThat(256L * memory.share()).isEqualTo(limits.totalBytes());
    for (int i = 0; i < 255; i++) {
      memory.leave();
    }
    assertThat(memory.share()).isEqualTo(limits.inFlightBytes());
  }

  @Test
  void aBodyForWhichThereIsNoRoomIsNotBegun() {
    IngestLimits limits = IngestLimits.defaults();
    Memory memory = new Memory(limits);
    int large = Memory.least(OptionalLong.empty());
    for (long taken = large; taken <= limits.totalBytes(); taken += large) {
      memory.enter();
      assertThat(memory.reserve(large)).isTrue();
    }
    assertThat(memory.share()).as("what is set aside is enough").isEqualTo(large);
    assertThat(memory.reserve(1)).isFalse();
    memory.giveBack(large);
    assertThat(memory.reserve(large)).isTrue();
  }

  @Test
  void aSmallBodyNeedsNoMoreThanItsSize() {
    assertThat(Memory.least(OptionalLong.of(300))).isEqualTo(300);
    assertThat(Memory.least(OptionalLong.of(5L << 30))).isEqualTo(64 << 10);
  }
}
