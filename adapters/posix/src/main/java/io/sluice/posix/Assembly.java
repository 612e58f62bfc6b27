package io.sluice.posix;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Makes one file of the parts of an upload. Where they lie in the data file in the order in which
 * they are wanted, it is the data file itself, however large; else a new file that they are copied
 * to.
 */
final class Assembly {

  private final UploadFolder folder;
  private final SortedMap<Integer, StoredPart> all;
  private final List<Placed> wanted = new ArrayList<>();
  private final long slotBytes;
  private final long size;

  /** A part, and where it goes. */
  private record Placed(StoredPart part, long target) {}

  Assembly(UploadFolder folder, SortedMap<Integer, StoredPart> all, List<StoredPart> parts) {
    this.folder = folder;
    this.all = all;
    this.slotBytes = folder.slotBytes().orElse(0);
    long at = 0;
    for (StoredPart part : parts) {
      wanted.add(new Placed(part, at));
      at += part.info().size();
    }
    this.size = at;
  }

  UploadFolder folder() {
    return folder;
  }

  long size() {
    return size;
  }

  private long slot(StoredPart part) {
    return (part.info().number() - 1) * slotBytes;
  }

  /**
   * Whether the data file can become the object. Needs every part at its place in it, or a free
   * place for it, nobody writing to it, and nothing in it that would be lost should this not
   * succeed.
   *
   * @param data the data file; the lock that is taken on it keeps until it is closed
   */
  boolean fitsInto(Fd data) {
    return slotBytes > 0
        && wanted.stream().allMatch(this::isAtItsPlace)
        && all.values().stream()
            .filter(StoredPart::isInSlot)
            .allMatch(part -> slot(part) + part.info().size() <= size)
        && ByteLocks.tryLock(data, 0, 0);
  }

  /** How many bytes {@link #completeIn} would copy. */
  long strayBytes() {
    return wanted.stream()
        .map(Placed::part)
        .filter(part -> !part.isInSlot())
        .mapToLong(part -> part.info().size())
        .sum();
  }

  private boolean isAtItsPlace(Placed placed) {
    return slot(placed.part()) == placed.target() && placed.part().info().size() <= slotBytes;
  }

  /**
   * Brings the few parts that have files of their own into the data file; what is in it already
   * stays where it is.
   */
  void completeIn(Fd data) {
    for (Placed placed : wanted) {
      if (!placed.part().isInSlot()) {
        copy(placed, data);
      }
    }
    LibC.truncate(data, size);
  }

  /** Copies all parts, in their order, to an empty file. */
  void copyTo(Fd target) {
    wanted.forEach(placed -> copy(placed, target));
  }

  private void copy(Placed placed, Fd target) {
    StoredPart part = placed.part();
    String name = part.ownFile().orElse(UploadFolder.DATA);
    long offset = part.isInSlot() ? slot(part) : 0;
    try (Fd source = LibC.openInside(folder.directory(), name, LibC.O_RDONLY, 0)) {
      FileCopy.copy(source, offset, target, placed.target(), part.info().size());
    }
  }
}
