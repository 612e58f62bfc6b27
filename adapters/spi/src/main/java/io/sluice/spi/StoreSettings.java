package io.sluice.spi;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * What an adapter is opened with.
 *
 * @param values the adapter's own part of the configuration, flat: {@code root}, {@code control},
 *     ...
 * @param masterKey 256 bits; signs what the store keeps where others could change it
 * @param olderKeys what was signed with them is believed; nothing new is signed with them
 */
public record StoreSettings(
    Vertx vertx, Map<String, String> values, SecretKey masterKey, List<SecretKey> olderKeys) {

  public StoreSettings {
    values = Map.copyOf(values);
    olderKeys = List.copyOf(olderKeys);
  }

  /** With one master key, as long as it was never changed. */
  public StoreSettings(Vertx vertx, Map<String, String> values, SecretKey masterKey) {
    this(vertx, values, masterKey, List.of());
  }
}
