package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A full disk refuses uploads, and so does one without inodes. */
final class SpaceCheck implements Examination {
  private static final int LOW_PERCENT = 5;
  private static final long LEAST_BYTES = 100L << 20;

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    Folders folders = new Folders(config.storage());
    Optional<Path> tree = folders.buckets().filter(Files::isDirectory).or(folders::workshop);
    List<Diagnosis> found = new ArrayList<>();
    tree.map(SpaceCheck::bytes).ifPresent(found::add);
    tree.flatMap(SpaceCheck::inodes).ifPresent(found::add);
    return found;
  }

  private static Diagnosis bytes(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      long free = store.getUsableSpace();
      String what = (free >> 20) + " MiB are free for " + folder;
      if (free < LEAST_BYTES) {
        return Diagnosis.fail(what, "delete something, or make the filesystem larger");
      }
      return free >= store.getTotalSpace() / 100 * LOW_PERCENT
          ? Diagnosis.ok(what)
          : Diagnosis.warn(what + ", less than " + LOW_PERCENT + " %", "make room soon");
    } catch (IOException e) {
      return Diagnosis.fail("free space cannot be read: " + e.getMessage(), "look at the disk");
    }
  }

  /** Nothing where the filesystem does not count them, as btrfs. */
  private static Optional<Diagnosis> inodes(Path folder) {
    return Command.output("df", "--output=itotal,iavail", folder.toString())
        .map(text -> text.lines().toList().getLast().strip().split(" +"))
        .filter(columns -> columns.length == 2 && columns[0].matches("[0-9]+"))
        .filter(columns -> Long.parseLong(columns[0]) > 0)
        .map(columns -> inodes(Long.parseLong(columns[0]), Long.parseLong(columns[1])));
  }

  private static Diagnosis inodes(long total, long free) {
    String what = free + " inodes are free";
    return free >= total / 100 * LOW_PERCENT
        ? Diagnosis.ok(what)
        : Diagnosis.warn(
            what + ", less than " + LOW_PERCENT + " %", "each object takes one: make room soon");
  }
}
