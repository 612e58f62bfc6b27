package io.sluice.gateway.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** What operators see of the outbox. */
final class OutboxMetrics {

  /**
   * What was counted last.
   *
   * @param memory marks in memory
   * @param store marks of this gateway that are in the store only, about
   * @param oldest when the oldest in memory was made, in milliseconds since 1970; 0 for none
   * @param dead letters
   */
  record Census(long memory, long store, long oldest, long dead) {
    static final Census NONE = new Census(0, 0, 0, 0);
  }

  final AtomicInteger held = new AtomicInteger();
  private final Timer looks;
  private final Counter done;
  private final Counter retried;
  private final Counter dead;
  private final Counter adopted;
  private volatile Census census = Census.NONE;

  OutboxMetrics(MeterRegistry registry) {
    looks =
        Timer.builder("sluice.outbox.look.duration")
            .description("how long looks at marked keys took")
            .register(registry);
    done = looks(registry, "done");
    retried = looks(registry, "retry");
    dead = looks(registry, "dead");
    adopted =
        Counter.builder("sluice.outbox.adopted")
            .description("marks taken over from gateways that are gone")
            .register(registry);
    gauge(registry, "sluice.outbox.held", "marks whose write is under way", m -> m.held.get());
    gauge(registry, "sluice.outbox.age.seconds", "of the oldest mark", m -> m.age());
    gauge(registry, "sluice.outbox.dead", "dead letters, counted to 10,000", m -> m.census.dead);
    backlog(registry, "memory", m -> m.census.memory);
    backlog(registry, "store", m -> m.census.store);
  }

  private static Counter looks(MeterRegistry registry, String outcome) {
    return Counter.builder("sluice.outbox.looks")
        .description("looks at marked keys, by how they ended")
        .tag("outcome", outcome)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<OutboxMetrics> value) {
    Gauge.builder(name, this, value).description(what).register(registry);
  }

  private void backlog(
      MeterRegistry registry, String where, ToDoubleFunction<OutboxMetrics> value) {
    Gauge.builder("sluice.outbox.marks", this, value)
        .description("marks that wait to be looked at, by where they are")
        .tag("where", where)
        .register(registry);
  }

  private double age() {
    long oldest = census.oldest;
    return oldest == 0 ? 0 : Math.max(0, System.currentTimeMillis() - oldest) / 1000.0;
  }

  void counted(Census now) {
    census = now;
  }

  void looked(long began) {
    looks.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  void done() {
    done.increment();
  }

  void retried() {
    retried.increment();
  }

  void dead() {
    dead.increment();
  }

  void adopted(int marks) {
    adopted.increment(marks);
  }
}
