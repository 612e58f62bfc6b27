package io.sluice.gateway.outbox;

import io.sluice.spi.ObjectRef;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks that are remembered, and go as they are told to. */
final class Looks implements Look {
  private final Watch watch;
  private final List<String> keys = new ArrayList<>();
  private final Map<String, List<Long>> times = new HashMap<>();
  private final Set<ObjectRef> underWay = ConcurrentHashMap.newKeySet();
  private final List<String> wrong = new ArrayList<>();
  private volatile Look behaviour = (ref, attempt) -> Future.succeededFuture(Outcome.done());
  private int most;

  Looks(Watch watch) {
    this.watch = watch;
  }

  void behave(Look as) {
    behaviour = as;
  }

  @Override
  public Future<Outcome> look(ObjectRef ref, int attempt) {
    synchronized (this) {
      if (!underWay.add(ref)) {
        wrong.add("two looks at " + ref);
      }
      most = Math.max(most, underWay.size());
      keys.add(ref.key().value());
      times.computeIfAbsent(ref.key().value(), any -> new ArrayList<>()).add(System.nanoTime());
    }
    Promise<Outcome> over = Promise.promise();
    behaviour
        .look(ref, attempt)
        .onComplete(done -> {
          underWay.remove(ref);
          over.handle(done);
          watch.happened();
        });
    watch.happened();
    return over.future();
  }

  synchronized List<String> keys() {
    return List.copyOf(keys);
  }

  synchronized int count() {
    return keys.size();
  }

  synchronized int count(String key) {
    return times.getOrDefault(key, List.of()).size();
  }

  synchronized int distinct() {
    return times.size();
  }

  synchronized List<Long> times(String key) {
    return List.copyOf(times.getOrDefault(key, List.of()));
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  synchronized int most() {
    return most;
  }
}
