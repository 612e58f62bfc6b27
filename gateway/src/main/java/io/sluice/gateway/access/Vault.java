package io.sluice.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM under a key that is derived from the master key, and opens what
 * was sealed under it or an older one. A seal is bound to a context, so that it opens nowhere else.
 */
public final class Vault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int FINGERPRINT_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What was sealed, and the fingerprint of the master key. */
  record Sealed(String masterKey, String text) {}

  private final String newest;
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  /**
   * Makes one.
   *
   * @param masterKey seals
   * @param older only open
   */
  public Vault(SecretKey masterKey, List<SecretKey> older) {
    this.newest = fingerprint(masterKey);
    older.forEach(key -> keys.put(fingerprint(key), derived(key)));
    keys.put(newest, derived(masterKey));
  }

  Sealed seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(newest), nonce, context);
      ByteBuffer text = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(secret.length));
      text.put(nonce).put(cipher.doFinal(secret));
      return new Sealed(newest, Base64.getEncoder().encodeToString(text.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /** What was sealed for this context; an {@link IllegalArgumentException} where it was not. */
  byte[] open(Sealed sealed, String context) {
    SecretKeySpec key = keys.get(sealed.masterKey());
    if (key == null) {
      throw new IllegalArgumentException(
          "sealed under the master key "
              + sealed.masterKey()
              + ", which is neither security.masterKeyFile nor one of"
              + " security.previousMasterKeyFiles");
    }
    byte[] text = Base64.getDecoder().decode(sealed.text());
    try {
      byte[] nonce = Arrays.copyOf(text, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
      return cipher.doFinal(text, NONCE_BYTES, text.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the seal is broken", e);
    }
  }

  boolean isNewest(String masterKey) {
    return newest.equals(masterKey);
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }

  private static SecretKeySpec derived(SecretKey masterKey) {
    return new SecretKeySpec(hmac(masterKey, "sluice secrets 1"), "AES");
  }

  /** Tells master keys apart, and says nothing of them. */
  private static String fingerprint(SecretKey masterKey) {
    byte[] hash = hmac(masterKey, "sluice fingerprint 1");
    return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
  }

  private static byte[] hmac(SecretKey key, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(purpose.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
