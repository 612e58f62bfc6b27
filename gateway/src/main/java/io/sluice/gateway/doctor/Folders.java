package io.sluice.gateway.doctor;

import io.sluice.gateway.config.StorageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a tree of files has its folders, as far as the configuration says. */
final class Folders {
  private final StorageConfig storage;

  Folders(StorageConfig storage) {
    this.storage = storage;
  }

  Path data() {
    return storage.data();
  }

  /** Whose folders are the buckets, where the storage is a tree of files. */
  Optional<Path> buckets() {
    return folder("root", "buckets");
  }

  /** What is no object, where the storage is a tree of files. */
  Optional<Path> control() {
    return folder("control", "control");
  }

  private Optional<Path> folder(String setting, String standard) {
    String configured = storage.settings().get(setting);
    if (configured != null) {
      return Optional.of(Path.of(configured));
    }
    return storage.isEmbedded() ? Optional.of(data().resolve(standard)) : Optional.empty();
  }

  /** A folder of the tree that exists: files can be tried there, beside what is kept. */
  Optional<Path> workshop() {
    return control()
        .filter(Files::isDirectory)
        .or(() -> Optional.of(data()).filter(Files::isDirectory));
  }
}
