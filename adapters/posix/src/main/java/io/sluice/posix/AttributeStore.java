package io.sluice.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps attributes with their file, in one extended attribute; where that is too small or there are
 * none, in a sidecar file of the control root.
 *
 * <p>A MAC binds them to the size and the time of modification of the file. A file whose size or
 * time is another, or whose attributes somebody made up, has no attributes at all: it is foreign.
 */
final class AttributeStore {

  private static final String NAME = "user.sluice";
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
  private final Seal seal;

  AttributeStore(Sidecars sidecars, Seal seal, boolean extended, int inlineBytesMax) {
    this.sidecars = sidecars;
    this.extended = extended;
    this.inlineBytesMax = inlineBytesMax;
    this.seal = seal;
  }

  /** What was kept for exactly this state of the file, or nothing. */
  Optional<Attributes> read(Fd file, FileStat stat) {
    if (!extended) {
      return decode(sidecars.read(byInode(stat)), stat);
    }
    byte[] value = ExtendedAttributes.read(file, NAME);
    Optional<Attributes> kept = decode(value, stat);
    for (int i = 0; i < TRIES && kept.isEmpty() && isPointer(value); i++) {
      value =
          ExtendedAttributes.read(
              file, NAME); // others may have come meanwhile, with another sidecar
      kept = decode(value, stat);
    }
    return kept;
  }

  /** The same of a file that may not be read: then its extended attributes may not be, either. */
  Optional<Attributes> readUnreadable(FileStat stat) {
    return extended ? Optional.empty() : decode(sidecars.read(byInode(stat)), stat);
  }

  private static boolean isPointer(byte[] value) {
    return value != null && value.length > Seal.OVERHEAD && value[0] == POINTER;
  }

  /**
   * The same without opening the file; size and time must come from the same moment, else it seems
   * foreign.
   */
  Optional<Attributes> readAt(Fd dir, String name, FileStat stat) {
    return decode(
        extended ? ExtendedAttributes.readAt(dir, name, NAME) : sidecars.read(byInode(stat)), stat);
  }

  /**
   * Keeps attributes for a file that has the given size and time. Durable once the file is synced.
   */
  void write(Fd file, FileStat stat, Attributes attributes) {
    KeptParts parts = placed(attributes.parts(), stat);
    try {
      write(file, stat, seal.seal(INLINE, PackedAttributes.pack(attributes.with(parts)), stat));
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
      ExtendedAttributes.write(file, NAME, seal.seal(POINTER, id.getBytes(US_ASCII), stat));
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
      sidecars.write(id, seal.seal(PARTS, bytes(packed), stat));
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
    return seal.holds(value, stat) && value[0] == PARTS
        ? Optional.of(new KeptParts.Here(ByteBuffer.wrap(Seal.payload(value))))
        : Optional.empty();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static boolean setAttribute(Fd file, byte[] value) {
    try {
      ExtendedAttributes.write(file, NAME, value);
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
    byte[] value = extended ? ExtendedAttributes.read(file, NAME) : null;
    if (!extended) {
      names.add(byInode(stat));
    } else if (isPointer(value)) {
      names.add(new String(Seal.payload(value), US_ASCII));
    }
    names.removeIf(name -> !isOf(name, stat));
    byte[] attributes = names.isEmpty() ? value : sidecars.read(names.getFirst());
    if (attributes != null && attributes.length > Seal.OVERHEAD) {
      PackedAttributes.partsAside(ByteBuffer.wrap(Seal.payload(attributes)))
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
    if (!seal.holds(value, stat)) {
      return Optional.empty();
    }
    byte[] payload = Seal.payload(value);
    return switch (value[0]) {
      case INLINE -> Optional.of(PackedAttributes.unpack(ByteBuffer.wrap(payload)));
      case POINTER -> decode(sidecars.read(new String(payload, US_ASCII)), stat);
      default -> Optional.empty();
    };
  }

  private static String byInode(FileStat stat) {
    return HexFormat.of().toHexDigits(stat.inode());
  }
}
