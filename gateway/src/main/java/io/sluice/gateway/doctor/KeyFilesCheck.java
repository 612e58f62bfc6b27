package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who can read a key is as mighty as Sluice. */
final class KeyFilesCheck implements Examination {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    Path data = config.storage().data();
    List<Path> files = new ArrayList<>();
    files.add(config.security().masterKeyFile().orElse(data.resolve("master.key")));
    if (config.root().accessKey().isEmpty()) {
      files.add(data.resolve("root-key"));
    }
    files.addAll(config.tls().keys());
    return files.stream().map(KeyFilesCheck::examine).toList();
  }

  private static Diagnosis examine(Path file) {
    if (!Files.exists(file)) {
      return Diagnosis.warn(
          "there is no key " + file, "the first start makes it, unless the configuration names it");
    }
    if (!Files.isReadable(file)) {
      return Diagnosis.fail(
          file + " cannot be read by " + System.getProperty("user.name"), "chown it to that user");
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return OWNERS.containsAll(rights)
          ? Diagnosis.ok(file + " is readable by its owner only")
          : Diagnosis.fail(
              file + " has the rights " + PosixFilePermissions.toString(rights),
              "chmod 600 " + file);
    } catch (IOException e) {
      return Diagnosis.fail("the rights of " + file + " cannot be read", e.getMessage());
    }
  }
}
