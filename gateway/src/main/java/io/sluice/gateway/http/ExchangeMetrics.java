package io.sluice.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts exchanges by what was asked for, and how they ended. Operations and codes are few. */
public final class ExchangeMetrics implements ExchangeListener {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1),
    Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;
  private final String prefix;
  private final Map<String, Meters> byOperation = new ConcurrentHashMap<>();
  private final Map<String, Counter> byError = new ConcurrentHashMap<>();

  /**
   * Makes meters as they are needed.
   *
   * @param prefix of their names: {@code sluice.s3}
   */
  public ExchangeMetrics(MeterRegistry registry, String prefix) {
    this.registry = registry;
    this.prefix = prefix;
  }

  @Override
  public void ended(Exchange exchange, Outcome outcome) {
    Meters meters = byOperation.computeIfAbsent(exchange.operation(), this::meters);
    meters.statuses.get(Math.min(outcome.status() / 100, 5)).increment();
    meters.duration.record(outcome.nanos(), TimeUnit.NANOSECONDS);
    meters.bytesIn.increment((double) outcome.bytesIn());
    meters.bytesOut.increment((double) outcome.bytesOut());
    if (!exchange.errorCode().equals("-")) {
      byError.computeIfAbsent(exchange.errorCode(), this::errors).increment();
    }
  }

  private record Meters(
      List<Counter> statuses, Timer duration, Counter bytesIn, Counter bytesOut) {}

  private Meters meters(String operation) {
    List<Counter> statuses = new ArrayList<>();
    for (int status = 0; status < 6; status++) {
      String tag = status + "xx";
      statuses.add(registry.counter(prefix + ".requests", "operation", operation, "status", tag));
    }
    Timer duration =
        Timer.builder(prefix + ".duration")
            .description("from the head of the request to the end of the answer")
            .tag("operation", operation)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    return new Meters(statuses, duration, bytes("in", operation), bytes("out", operation));
  }

  private Counter bytes(String direction, String operation) {
    return registry.counter(prefix + ".bytes", "operation", operation, "direction", direction);
  }

  private Counter errors(String code) {
    return registry.counter(prefix + ".errors", "code", code);
  }
}
