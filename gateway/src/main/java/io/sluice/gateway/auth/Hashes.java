package io.sluice.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and HMAC-SHA-256, one instance a thread since to look one up costs more than to use. */
final class Hashes {
  private static final String HMAC = "HmacSHA256";
  private static final ThreadLocal<MessageDigest> SHA256_HERE =
      ThreadLocal.withInitial(Hashes::sha256);
  private static final ThreadLocal<Mac> HMAC_HERE = ThreadLocal.withInitial(Hashes::hmac);

  private Hashes() {}

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Of a string that holds one byte a character. */
  static byte[] sha256(String text) {
    return SHA256_HERE.get().digest(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The key in the form that {@link #hmac(SecretKeySpec, String)} takes. */
  static SecretKeySpec key(byte[] key) {
    return new SecretKeySpec(key, HMAC);
  }

  static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = HMAC_HERE.get();
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes every key", e);
    }
  }

  /** In Base64, as signatures of version 2 are. */
  static String hmacSha1(SecretAccessKey secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.prefixed(""), "HmacSHA1"));
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Mac hmac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
