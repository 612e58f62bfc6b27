package io.sluice.gateway.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What nobody can guess. */
public final class KeyPairs {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LETTERS = 18;
  private static final int SECRET_BYTES = 30;
  private static final int OPAQUE_BYTES = 16;

  private KeyPairs() {}

  /** An access key id: the prefix, then 18 letters and digits. */
  public static String newAccessKeyId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    RANDOM.ints(ID_LETTERS, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
    return id.toString();
  }

  /** A secret access key of 40 characters. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** An id of 32 hex digits that nothing has ever had. */
  public static String newId() {
    byte[] bytes = new byte[OPAQUE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
