package io.sluice.gateway.auth;

import io.vertx.core.Future;
import java.util.Optional;

/** Where key pairs are looked up. */
public interface Credentials {

  /** Empty for a key that is unknown or disabled; fails only where the lookup itself does. */
  Future<Optional<Credential>> find(String accessKeyId);

  /** A key pair and whose it is. */
  record Credential(Principal principal, String accessKeyId, SecretAccessKey secret) {}
}
