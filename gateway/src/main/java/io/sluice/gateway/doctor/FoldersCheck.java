package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sluice must be able to write its folders, and nobody else may write what it believes. */
final class FoldersCheck implements Examination {

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    Folders folders = new Folders(config.storage());
    List<Diagnosis> found = new ArrayList<>();
    found.add(usable("storage.data", folders.data(), true));
    folders
        .buckets()
        .map(path -> usable("buckets", path, config.storage().isEmbedded()))
        .ifPresent(found::add);
    folders.control().map(FoldersCheck::control).ifPresent(found::add);
    return found;
  }

  private static Diagnosis usable(String name, Path path, boolean made) {
    String what = name + " " + path;
    if (!Files.exists(path)) {
      return made
          ? Diagnosis.ok(what + " is made at the first start")
          : Diagnosis.fail(what + " does not exist", "make it; Sluice makes only its own folders");
    }
    if (!Files.isDirectory(path)) {
      return Diagnosis.fail(what + " is not a folder", "name another one");
    }
    return Files.isReadable(path) && Files.isWritable(path) && Files.isExecutable(path)
        ? Diagnosis.ok(what + " can be read and written")
        : Diagnosis.fail(
            what + " cannot be read and written by " + System.getProperty("user.name"),
            "give it to that user, or run Sluice as its owner");
  }

  private static Diagnosis control(Path path) {
    Diagnosis usable = usable("control", path, true);
    if (usable.level() != Diagnosis.Level.OK || !Files.exists(path)) {
      return usable;
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
      return rights.contains(PosixFilePermission.GROUP_WRITE)
              || rights.contains(PosixFilePermission.OTHERS_WRITE)
          ? Diagnosis.fail("others may write to control " + path, "chmod 700 " + path)
          : usable;
    } catch (IOException e) {
      return Diagnosis.fail("the rights of " + path + " cannot be read", e.getMessage());
    }
  }
}
