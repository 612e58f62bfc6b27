package io.sluice.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Measures how late an event loop does what was due: the sign of something that blocks it. */
final class EventLoopDelay {
  private static final long PERIOD_MILLIS = 500;

  private final Timer delay;
  private long last;

  private EventLoopDelay(MeterRegistry registry) {
    this.delay =
        Timer.builder("sluice.eventloop.delay")
            .description("how late a timer of an event loop was")
            .register(registry);
  }

  /** Begins to measure the event loop that it is called on. */
  static void watch(Vertx vertx, MeterRegistry registry) {
    EventLoopDelay watch = new EventLoopDelay(registry);
    watch.last = System.nanoTime();
    vertx.setPeriodic(PERIOD_MILLIS, id -> watch.tick());
  }

  private void tick() {
    long now = System.nanoTime();
    long late = now - last - TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
    last = now;
    delay.record(Math.max(0, late), TimeUnit.NANOSECONDS);
  }
}
