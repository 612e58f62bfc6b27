package io.sluice.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

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
  void thereIsAlwaysRoomForOneReadOfASocket() {
    Memory memory = new Memory(IngestLimits.defaults());
    for (int i = 0; i < 1_000_000; i++) {
      memory.enter();
    }
    assertThat(memory.share()).isEqualTo(64 << 10);
  }
}
