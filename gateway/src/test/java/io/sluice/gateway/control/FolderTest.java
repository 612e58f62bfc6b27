package io.sluice.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.spi.ControlStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where documents are read and written. */
class FolderTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static ControlStore store;

  private final Watched codec = new Watched();
  private final Folder<String> folder =
      new Folder<>(VERTX, store, "texts", codec, new CacheLimits(Duration.ZERO, 1 << 20));

  /** Texts; notes whether an event loop was busy with each. */
  private static final class Watched implements Codec<String> {
    private final List<Boolean> onLoop = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String read(Buffer document) {
      onLoop.add(Context.isOnEventLoopThread());
      return document.toString();
    }

    @Override
    public Buffer write(String value) {
      onLoop.add(Context.isOnEventLoopThread());
      return Buffer.buffer(value);
    }
  }

  @BeforeAll
  static void open() {
    ObjectStoreProvider memory =
        ServiceLoader.load(ObjectStoreProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.type().equals("memory"))
            .findFirst()
            .orElseThrow();
    SecretKeySpec key = new SecretKeySpec(new byte[32], "HmacSHA256");
    store = Futures.await(memory.open(new StoreSettings(VERTX, Map.of(), key))).control();
  }

  @AfterAll
  static void close() {
    Futures.await(VERTX.close());
  }

  /** As a request would. */
  private static <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    VERTX.runOnContext(now -> work.get().onComplete(promise));
    return Futures.await(promise.future());
  }

  @Test
  void aLargeDocumentHoldsUpNoEventLoop() {
    String large = "x".repeat(100_000);
    onLoop(() -> folder.put("large", large));
    codec.onLoop.clear();
    assertThat(onLoop(() -> folder.read("large"))).contains(large);
    assertThat(onLoop(() -> folder.update("large", found -> found.orElseThrow() + "y")))
        .isEqualTo(large + "y");
    assertThat(onLoop(() -> folder.deleteIf("large", text -> Future.succeededFuture(true))))
        .isTrue();
    assertThat(codec.onLoop).containsExactly(false, false, false, false);
  }

  @Test
  void aSmallOneIsReadAtOnce() {
    onLoop(() -> folder.put("small", "x"));
    assertThat(onLoop(() -> folder.read("small"))).contains("x");
    assertThat(codec.onLoop).containsExactly(true, true);
  }

  @Test
  void whoReadsItIsToldOnItsOwnContext() {
    onLoop(() -> folder.put("own", "x".repeat(100_000)));
    Promise<Context> told = Promise.promise();
    Context context = VERTX.getOrCreateContext();
    context.runOnContext(
        now -> folder.read("own").onComplete(read -> told.complete(Vertx.currentContext())));
    assertThat(Futures.await(told.future())).isSameAs(context);
  }
}
