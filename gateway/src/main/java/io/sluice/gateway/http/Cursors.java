package io.sluice.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Names where a page ended, made opaque so that no client builds its own. */
public final class Cursors {

  private Cursors() {}

  public static String encode(String last) {
    byte[] bytes = last.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The name, empty for an empty cursor; nothing where the cursor was not made here. */
  public static Optional<String> decode(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      String last = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(last).filter(name -> encode(name).equals(cursor));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
