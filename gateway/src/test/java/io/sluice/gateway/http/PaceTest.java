package io.sluice.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong(7);

  @Test
  void aSecondsWorthPassesAtOnceAndTheRestWaits() {
    Pace pace = new Pace(100, now::get);
    assertThat(pace.pass(100)).isZero();
    assertThat(pace.pass(50)).isEqualTo(SECOND / 2);
    assertThat(pace.pass(100)).isEqualTo(SECOND * 3 / 2);
    now.addAndGet(SECOND * 3 / 2);
    assertThat(pace.pass(1)).isEqualTo(SECOND / 100);
  }

  @Test
  void aRestSavesNoMoreThanASecond() {
    Pace pace = new Pace(100, now::get);
    now.addAndGet(100 * SECOND);
    assertThat(pace.pass(100)).isZero();
    assertThat(pace.pass(1)).isPositive();
  }

  @Test
  void whatIsRefusedIsNotCounted() {
    Pace pace = new Pace(2, now::get);
    assertThat(pace.tryPass()).isZero();
    assertThat(pace.tryPass()).isZero();
    for (int i = 0; i < 10; i++) {
      assertThat(pace.tryPass()).isEqualTo(SECOND / 2);
    }
    now.addAndGet(SECOND / 2);
    assertThat(pace.tryPass()).isZero();
    assertThat(pace.tryPass()).isEqualTo(SECOND / 2);
  }

  @Test
  void nothingIsNoLimit() {
    Pace pace = new Pace(0, now::get);
    assertThat(pace.pass(Long.MAX_VALUE)).isZero();
    assertThat(pace.tryPass()).isZero();
  }
}
