package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.AccessKey;
import io.sluice.gateway.http.HttpDates;

/**
 * A key as it is shown.
 *
 * @param secretKey null but in the answer that made the key
 */
record KeyDocument(
    String accessKey, String user, boolean enabled, String created, String secretKey) {

  static KeyDocument of(AccessKey key) {
    return of(key, null);
  }

  static KeyDocument of(AccessKey key, String secret) {
    return new KeyDocument(
        key.id(), key.user(), key.enabled(), HttpDates.isoMillis(key.created()), secret);
  }
}
