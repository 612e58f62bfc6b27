package io.sluice.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps attributes with their file, in one extended attribute; where that is too small or there are
 * none, in a sidecar file of the control root.
 *
 * <p>A MAC binds them to the size and the time of modification of the file. A file whose size or
 * time is another, or whose attributes somebody made up, has no attributes at all: it is foreign.
 */
final class AttributeStore {

  private static final String NAME = "user.sluice";
  private static final int MAC_BYTES = 12;
  private static final int OVERHEAD = 1 + MAC_BYTES;
  private static final byte INLINE = 1;
  private static final byte POINTER = 2;
  private static final byte PARTS = 3;

  /** What parts may take of the attribute, which is read whenever the object is looked at. */
  private static final int PARTS_BYTES_MAX = 1000;

  /** How often a pointer is followed that leads nowhere. */
  private static final int TRIES = 5;

  private final Sidecars sidecars;
  private final boolean extended;
  private final int inlineBytesMax;
  private final ThreadLocal<Mac> mac;

  AttributeStore(Sidecars sidecars, SecretKey masterKey, boolean extended, int inlineBytesMax) {
    this.sidecars = sidecars;
    this.extended = extended;
    this.inlineBytesMax = inlineBytesMax;
    SecretKey key = derive(masterKey);
    this.mac = ThreadLocal.withInitial(() -> hmac(key));
  }

  /** What was kept for exactly this state of the file, or nothing. */
  Optional<Attributes> read(Fd file, FileStat stat) {
    if (!extended) {
      return decode(sidecars.read(byInode(stat)), stat);
    }
    byte[] value = LibC.attribute(file, NAME);
    Optional<Attributes> kept = decode(value, stat);
    for (int i = 0; i < TRIES && kept.isEmpty() && isPointer(value); i++) {
      value = LibC.attribute(file, NAME); // others may have come meanwhile, with another sidecar
      kept = decode(value, stat);
    }
    return kept;
  }

  /** The same of a file that may not be read: then its extended attributes may not be, either. */
  Optional<Attributes> readUnreadable(FileStat stat) {
    return extended ? Optional.empty() : decode(sidecars.read(byInode(stat)), stat);
  }

  private static boolean isPointer(byte[] value) {
    return value != null && value.length > OVERHEAD && value[0] == POINTER;
  }

  /**
   * The same without opening the file; size and time must come from the same moment, else it seems
   * foreign.
   */
  Optional<Attributes> readAt(Fd dir, String name, FileStat stat) {
    return decode(
        extended ? LibC.attributeAt(dir, name, NAME) : sidecars.read(byInode(stat)), stat);
  }

  /**
   * Keeps attributes for a file that has the given size and time. Durable once the file is synced.
   */
  void write(Fd file, FileStat stat, Attributes attributes) {
    KeptParts parts = placed(attributes.parts(), stat);
    try {
      write(file, stat, seal(INLINE, PackedAttributes.pack(attributes.with(parts)), stat));
    } catch (Errno e) {
      if (parts instanceof KeptParts.Aside(String name) && !parts.equals(attributes.parts())) {
        sidecars.remove(name);
      }
      throw e;
    }
  }

  private void write(Fd file, FileStat stat, byte[] value) {
    if (!extended) {
      sidecars.write(byInode(stat), value);
    } else if (value.length > inlineBytesMax || !setAttribute(file, value)) {
      writeAside(file, stat, value);
    }
  }

  private void writeAside(Fd file, FileStat stat, byte[] value) {
    String id = newId(stat);
    sidecars.write(id, value);
    try {
      LibC.setAttribute(file, NAME, seal(POINTER, id.getBytes(US_ASCII), stat));
    } catch (Errno e) {
      sidecars.remove(id); // nothing names it
      throw e;
    }
  }

  /** Many parts get a sidecar of their own, written before anything names it. */
  private KeptParts placed(KeptParts parts, FileStat stat) {
    if (parts instanceof KeptParts.Here(ByteBuffer packed)
        && packed.remaining() > PARTS_BYTES_MAX) {
      String id = newId(stat);
      sidecars.write(id, seal(PARTS, bytes(packed), stat));
      return new KeptParts.Aside(id);
    }
    return parts;
  }

  private static String newId(FileStat stat) {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + byInode(stat);
  }

  /** The parts, read where they lie aside; nothing where the sidecar is gone. */
  Optional<KeptParts> inHand(KeptParts parts, FileStat stat) {
    if (!(parts instanceof KeptParts.Aside(String name))) {
      return Optional.of(parts);
    }
    byte[] value = sidecars.read(name);
    return isSealed(value, stat) && value[0] == PARTS
        ? Optional.of(new KeptParts.Here(ByteBuffer.wrap(payload(value))))
        : Optional.empty();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static boolean setAttribute(Fd file, byte[] value) {
    try {
      LibC.setAttribute(file, NAME, value);
      return true;
    } catch (Errno e) {
      if (e.is(Errno.ENOSPC, Errno.E2BIG, Errno.ERANGE)) {
        return false; // an ext4 without large attributes holds some 4,000 bytes a file
      }
      throw e;
    }
  }

  /**
   * The sidecars of a file, which are to be removed once the file is gone or has others. Also those
   * of a file that others changed, whose seal is broken; but only such as bear the file's own
   * inode, since a copy made by others points to the sidecars of its original.
   */
  List<String> sidecars(ObjectFile file) {
    if (extended && !file.readable()) {
      return List.of();
    }
    return sidecars(file.fd(), file.stat());
  }

  private List<String> sidecars(Fd file, FileStat stat) {
    List<String> names = new ArrayList<>();
    byte[] value = extended ? LibC.attribute(file, NAME) : null;
    if (!extended) {
      names.add(byInode(stat));
    } else if (isPointer(value)) {
      names.add(new String(payload(value), US_ASCII));
    }
    names.removeIf(name -> !isOf(name, stat));
    byte[] attributes = names.isEmpty() ? value : sidecars.read(names.getFirst());
    if (attributes != null && attributes.length > OVERHEAD) {
      PackedAttributes.partsAside(ByteBuffer.wrap(payload(attributes)))
          .filter(name -> isOf(name, stat))
          .ifPresent(names::add);
    }
    return names;
  }

  private static boolean isOf(String name, FileStat stat) {
    return Sidecars.isName(name) && name.endsWith(byInode(stat));
  }

  /** Removes what is kept outside of a file that nobody but us has. */
  void forget(Fd file) {
    sidecars(file, LibC.stat(file)).forEach(this::removeSidecar);
  }

  void removeSidecar(String name) {
    sidecars.remove(name);
  }

  void close() {
    sidecars.close();
  }

  private Optional<Attributes> decode(byte[] value, FileStat stat) {
    if (!isSealed(value, stat)) {
      return Optional.empty();
    }
    byte[] payload = payload(value);
    return switch (value[0]) {
      case INLINE -> Optional.of(PackedAttributes.unpack(ByteBuffer.wrap(payload)));
      case POINTER -> decode(sidecars.read(new String(payload, US_ASCII)), stat);
      default -> Optional.empty();
    };
  }

  private boolean isSealed(byte[] value, FileStat stat) {
    if (value == null || value.length <= OVERHEAD) {
      return false;
    }
    byte[] expected = mac(value[0], payload(value), stat.size(), stat.modified());
    return MessageDigest.isEqual(expected, Arrays.copyOfRange(value, 1, OVERHEAD));
  }

  private static byte[] payload(byte[] value) {
    return Arrays.copyOfRange(value, OVERHEAD, value.length);
  }

  private byte[] seal(byte kind, byte[] payload, FileStat stat) {
    return ByteBuffer.allocate(OVERHEAD + payload.length)
        .put(kind)
        .put(mac(kind, payload, stat.size(), stat.modified()))
        .put(payload)
        .array();
  }

  private byte[] mac(byte kind, byte[] payload, long size, Instant modified) {
    Mac thread = mac.get();
    thread.update(
        ByteBuffer.allocate(1 + 8 + 8 + 4)
            .put(kind)
            .putLong(size)
            .putLong(modified.getEpochSecond())
            .putInt(modified.getNano())
            .flip());
    return Arrays.copyOf(thread.doFinal(payload), MAC_BYTES);
  }

  private static SecretKey derive(SecretKey masterKey) {
    return new SecretKeySpec(
        hmac(masterKey).doFinal("sluice posix attributes 1".getBytes(US_ASCII)), "HmacSHA256");
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

  private static String byInode(FileStat stat) {
    return HexFormat.of().toHexDigits(stat.inode());
  }
}
