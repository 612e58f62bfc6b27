package io.sluice.gateway.access;

import io.sluice.gateway.control.CacheLimits;
import io.sluice.gateway.control.Folder;
import io.sluice.gateway.control.JsonCodec;
import io.sluice.spi.ControlPage;
import io.sluice.spi.ControlStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Seals all secrets anew that were sealed under an older master key. Fails where one was sealed
 * under a master key that is not known; then no key of that user would work.
 */
public final class KeyRotation {
  private static final int PAGE = 100;

  private final Folder<SealedKey> stored;
  private final Folder<AccessKey> keys;
  private final Vault vault;

  public KeyRotation(ControlStore store, Vertx vertx, Vault vault, AccessDocuments documents) {
    CacheLimits nothing = new CacheLimits(Duration.ZERO, 0);
    this.stored = new Folder<>(vertx, store, "keys", new JsonCodec<>(SealedKey.class), nothing);
    this.keys = documents.keys();
    this.vault = vault;
  }

  /** Tells how many there were. May run in several gateways at the same time. */
  public Future<Integer> run() {
    return from("", 0);
  }

  private Future<Integer> from(String after, int before) {
    return stored
        .names(after, PAGE)
        .compose(page -> sealAnew(page.names()).compose(count -> next(page, before + count)));
  }

  private Future<Integer> next(ControlPage page, int count) {
    return page.more() ? from(page.names().getLast(), count) : Future.succeededFuture(count);
  }

  private Future<Integer> sealAnew(List<String> names) {
    List<Future<Integer>> each = names.stream().map(this::sealAnew).toList();
    return Future.all(each).map(all -> each.stream().mapToInt(Future::result).sum());
  }

  private Future<Integer> sealAnew(String name) {
    return stored
        .read(name)
        .compose(found ->
            found.filter(key -> !vault.isNewest(key.masterKey())).isEmpty()
                ? Future.succeededFuture(0)
                : keys.update(name, Optional::orElseThrow).map(1).recover(KeyRotation::gone));
  }

  /** Somebody deleted the key meanwhile: there is nothing left to seal. */
  private static Future<Integer> gone(Throwable failure) {
    return failure instanceof NoSuchElementException
        ? Future.succeededFuture(0)
        : Future.failedFuture(failure);
  }
}
