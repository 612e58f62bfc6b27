package io.sluice.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
  private final BackOff backOff =
      new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(10), new Random(1));

  @Test
  void itDoublesUpToTheCap() {
    assertThat(of(1)).allMatch(millis -> millis >= 500 && millis <= 1000);
    assertThat(of(2)).allMatch(millis -> millis >= 1000 && millis <= 2000);
    assertThat(of(5)).allMatch(millis -> millis >= 8000 && millis <= 16_000);
    assertThat(of(11)).allMatch(millis -> millis >= 300_000 && millis <= 600_000);
    assertThat(of(1_000_000)).allMatch(millis -> millis >= 300_000 && millis <= 600_000);
  }

  @Test
  void notAllComeAtTheSameTime() {
    assertThat(of(5).distinct().count()).isGreaterThan(50);
  }

  private LongStream of(int failures) {
    return LongStream.range(0, 100).map(any -> backOff.millis(failures));
  }
}
