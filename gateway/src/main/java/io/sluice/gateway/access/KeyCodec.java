package io.sluice.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.gateway.access.Vault.Sealed;
import io.sluice.gateway.auth.SecretAccessKey;
import io.sluice.gateway.control.Codec;
import io.sluice.gateway.control.JsonCodec;
import io.vertx.core.buffer.Buffer;

/** Access keys, with their secrets sealed for this key and this user alone. */
final class KeyCodec implements Codec<AccessKey> {
  private final JsonCodec<SealedKey> json = new JsonCodec<>(SealedKey.class);
  private final Vault vault;

  KeyCodec(Vault vault) {
    this.vault = vault;
  }

  @Override
  public AccessKey read(Buffer document) {
    SealedKey stored = json.read(document);
    Sealed sealed = new Sealed(stored.masterKey(), stored.secret());
    String secret = new String(vault.open(sealed, context(stored.id(), stored.user())), UTF_8);
    return new AccessKey(
        stored.id(), stored.user(), SecretAccessKey.of(secret), stored.enabled(), stored.created());
  }

  @Override
  public Buffer write(AccessKey key) {
    Sealed sealed = vault.seal(key.secret().utf8(), context(key.id(), key.user()));
    return json.write(
        new SealedKey(
            key.id(), key.user(), key.enabled(), key.created(), sealed.masterKey(), sealed.text()));
  }

  private static String context(String id, String user) {
    return "access key " + id + " of " + user;
  }
}
