package io.sluice.gateway.outbox;

import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure.Unavailable;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A gateway's way to the store, which can break for a while and be cut for good. */
final class WatchedControl implements ControlStore {
  enum Call {
    READ,
    WRITE,
    DELETE,
    LIST
  }

  private final ControlStore next;
  private final Watch watch;
  private final Set<Call> broken = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();
  private volatile Future<Void> gate = Future.succeededFuture();
  private volatile boolean cut;

  WatchedControl(ControlStore next, Watch watch) {
    this.next = next;
    this.watch = watch;
  }

  /** As if the process had been killed: nothing goes there any more, no answer comes back. */
  void cut() {
    cut = true;
  }

  void breaks(Call... calls) {
    broken.addAll(Set.of(calls));
  }

  void works() {
    broken.clear();
  }

  /** Calls that begin from now on go there only after this. */
  void holdUntil(Future<Void> open) {
    gate = open;
  }

  int writes(String folder) {
    return writes.computeIfAbsent(folder, any -> new AtomicInteger()).get();
  }

  private <T> Future<T> call(Call call, Supplier<Future<T>> work) {
    if (cut) {
      return Promise.<T>promise().future();
    }
    if (broken.contains(call)) {
      return Future.failedFuture(new Unavailable(call + " is broken", null));
    }
    Promise<T> answer = Promise.promise();
    gate.compose(open -> work.get())
        .onComplete(done -> {
          if (!cut) {
            answer.handle(done);
          }
          watch.happened();
        });
    return answer.future();
  }

  @Override
  public Future<Optional<ControlDocument>> read(ControlName name) {
    return call(Call.READ, () -> next.read(name));
  }

  @Override
  public Future<ControlDocument> write(WriteDocument request) {
    writes.computeIfAbsent(request.name().folder(), any -> new AtomicInteger()).incrementAndGet();
    return call(Call.WRITE, () -> next.write(request));
  }

  @Override
  public Future<Boolean> delete(DeleteDocument request) {
    return call(Call.DELETE, () -> next.delete(request));
  }

  @Override
  public Future<ControlPage> list(ListDocuments request) {
    return call(Call.LIST, () -> next.list(request));
  }
}
