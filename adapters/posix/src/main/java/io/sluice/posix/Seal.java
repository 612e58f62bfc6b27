package io.sluice.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sluice.spi.StoreSettings;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds what is kept of a file to its size and time of modification, by a MAC under a key that is
 * derived from the master key. What was sealed under an older master key holds as well.
 */
final class Seal {

  private static final int MAC_BYTES = 12;

  /** What a seal adds: the kind of what is sealed, and the MAC. */
  static final int OVERHEAD = 1 + MAC_BYTES;

  /** A Mac is of one thread at a time; the first is the newest. */
  private final List<ThreadLocal<Mac>> macs = new ArrayList<>();

  Seal(StoreSettings settings) {
    add(settings.masterKey());
    settings.olderKeys().forEach(this::add);
  }

  private void add(SecretKey masterKey) {
    SecretKey key =
        new SecretKeySpec(
            hmac(masterKey).doFinal("sluice posix attributes 1".getBytes(US_ASCII)), "HmacSHA256");
    macs.add(ThreadLocal.withInitial(() -> hmac(key)));
  }

  byte[] seal(byte kind, byte[] payload, FileStat stat) {
    return ByteBuffer.allocate(OVERHEAD + payload.length)
        .put(kind)
        .put(mac(macs.getFirst(), kind, payload, stat))
        .put(payload)
        .array();
  }

  /** Whether this was sealed for exactly this state of the file. */
  boolean holds(byte[] value, FileStat stat) {
    if (value == null || value.length <= OVERHEAD) {
      return false;
    }
    byte[] found = Arrays.copyOfRange(value, 1, OVERHEAD);
    byte[] payload = payload(value);
    for (ThreadLocal<Mac> mac : macs) {
      if (MessageDigest.isEqual(mac(mac, value[0], payload, stat), found)) {
        return true;
      }
    }
    return false;
  }

  static byte[] payload(byte[] value) {
    return Arrays.copyOfRange(value, OVERHEAD, value.length);
  }

  private static byte[] mac(ThreadLocal<Mac> mac, byte kind, byte[] payload, FileStat stat) {
    Instant modified = stat.modified();
    Mac thread = mac.get();
    thread.update(
        ByteBuffer.allocate(1 + 8 + 8 + 4)
            .put(kind)
            .putLong(stat.size())
            .putLong(modified.getEpochSecond())
            .putInt(modified.getNano())
            .flip());
    return Arrays.copyOf(thread.doFinal(payload), MAC_BYTES);
  }

  private static Mac hmac(SecretKey key) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(key);
      return hmac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
