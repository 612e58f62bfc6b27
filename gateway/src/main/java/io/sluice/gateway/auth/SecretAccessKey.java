package io.sluice.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret half of a key pair. Never printed, compared in constant time. */
public final class SecretAccessKey {
  private final byte[] utf8;

  private SecretAccessKey(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static SecretAccessKey of(String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("an empty secret access key");
    }
    return new SecretAccessKey(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret itself, for whoever seals it. */
  public byte[] utf8() {
    return utf8.clone();
  }

  /** The secret after a prefix, in UTF-8: the key that derivation of a signing key starts from. */
  byte[] prefixed(String prefix) {
    byte[] head = prefix.getBytes(StandardCharsets.UTF_8);
    byte[] joined = new byte[head.length + utf8.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(utf8, 0, joined, head.length, utf8.length);
    return joined;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretAccessKey key && MessageDigest.isEqual(utf8, key.utf8);
  }

  @Override
  public int hashCode() {
    // Nothing of the secret may leak into a log by way of its hash.
    return SecretAccessKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
