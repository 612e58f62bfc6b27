package io.sluice.gateway.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.gateway.config.ByteSize;
import io.sluice.gateway.config.OutboxConfig;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.spec.SecretKeySpec;

/** Some gateways on one store. */
final class OutboxScene implements AutoCloseable {
  /** Short times, but a lease that is not lost on a busy machine. */
  static final OutboxConfig CONFIG = config(20, 100, Duration.ofSeconds(30));

  final Vertx vertx = Vertx.vertx();
  final Watch watch = new Watch();
  final ObjectStore store;

  OutboxScene(String type, Path folder) {
    folder.resolve("root").toFile().mkdir();
    Map<String, String> settings =
        type.equals("memory")
            ? Map.of()
            : Map.of(
                "root", folder.resolve("root").toString(),
                "control", folder.resolve("control").toString());
    store =
        await(
            ServiceLoader.load(ObjectStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow()
                .open(new StoreSettings(vertx, settings, new SecretKeySpec(new byte[32], "AES"))));
  }

  static OutboxConfig config(int userMarks, int totalMarks, Duration lease) {
    return new OutboxConfig(
        ByteSize.kib(64),
        userMarks,
        totalMarks,
        4,
        Duration.ofMillis(5),
        Duration.ofMillis(40),
        4,
        lease,
        Duration.ofMillis(Math.min(500, lease.toMillis() / 6)));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("it hangs", e);
    }
  }

  static ObjectRef ref(String key) {
    return ObjectRef.of("bucket", key);
  }

  /** One of the gateways. */
  final class Gateway {
    final WatchedControl control = new WatchedControl(store.control(), watch);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Looks looks = new Looks(watch);
    final Outbox outbox;
    final OutboxConfig config;

    Gateway(OutboxConfig config) {
      this.config = config;
      int most = store.profile().limits().controlBytesMax();
      this.outbox = new Outbox(vertx, control, most, config, registry);
    }

    Gateway start() {
      await(outbox.start(looks, config.parallel()));
      return this;
    }

    Mark held(String who, String key) {
      return await(outbox.mark(who, ref(key)));
    }

    Future<Void> mark(String who, String key) {
      return outbox.mark(who, ref(key)).compose(Mark::settle);
    }

    void markAll(String who, List<String> keys) {
      List<Future<Void>> marks = new ArrayList<>();
      for (String key : keys) {
        marks.add(mark(who, key));
        if (marks.size() == 1000) {
          await(Future.all(marks));
          marks.clear();
        }
      }
      await(Future.all(marks));
    }

    /** All that it knew is lost. */
    void kill() {
      control.cut();
    }

    void untilNothingIsLeft() {
      watch.until(() -> documents().isEmpty());
    }

    double gauge(String name, String... tags) {
      return registry.get(name).tags(tags).gauge().value();
    }

    double counter(String name, String... tags) {
      return registry.get(name).tags(tags).counter().count();
    }
  }

  Gateway gateway() {
    return new Gateway(CONFIG);
  }

  Gateway gateway(OutboxConfig config) {
    return new Gateway(config);
  }

  static List<String> keys(String prefix, int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(prefix + i);
    }
    return keys;
  }

  List<String> documents() {
    return names(Batches.FOLDER);
  }

  /** All names in a folder, as the store has them. */
  List<String> names(String folder) {
    List<String> all = new ArrayList<>();
    ControlPage page;
    do {
      String after = all.isEmpty() ? "" : all.getLast();
      page = await(store.control().list(new ListDocuments(folder, after, 1000)));
      all.addAll(page.names());
    } while (page.more());
    return all;
  }

  @Override
  public void close() {
    await(store.close());
    await(vertx.close());
  }
}
