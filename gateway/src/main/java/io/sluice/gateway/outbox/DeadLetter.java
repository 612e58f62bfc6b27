package io.sluice.gateway.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.spi.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A key that could not be looked at. There is one at most of each key, the last.
 *
 * @param who the user whose mark it was
 * @param reason a word for machines; {@link #ATTEMPTS} where all attempts have failed
 * @param detail a sentence for the operator
 * @param attempts how many looks have failed
 * @param first when the first of them did
 * @param last when the last of them did
 */
public record DeadLetter(
    String bucket,
    String key,
    String who,
    String reason,
    String detail,
    int attempts,
    Instant first,
    Instant last) {

  public static final String ATTEMPTS = "attempts";

  private static final int HASH_CHARS = 32;

  @JsonIgnore
  public ObjectRef ref() {
    return ObjectRef.of(bucket, key);
  }

  /** How it is called in lists and where one is asked for. */
  @JsonIgnore
  public String id() {
    return id(ref());
  }

  public static String id(ObjectRef ref) {
    return hash(ref.toString());
  }

  /** A name that a document can have, whatever the text. */
  static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
