package io.sluice.spi;

import io.vertx.core.Vertx;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * What an adapter is opened with.
 *
 * @param values the adapter's own part of the configuration, flat: {@code root}, {@code control},
 *     ...
 * @param masterKey 256 bits; signs what the store keeps where others could change it
 */
public record StoreSettings(Vertx vertx, Map<String, String> values, SecretKey masterKey) {

  public StoreSettings {
    values = Map.copyOf(values);
  }
}
