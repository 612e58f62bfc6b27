package io.sluice.scanner.clamd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Directories of signatures. */
final class Signatures {
  private static final Set<String> KINDS =
      Set.of("cvd", "cld", "cud", "hdb", "hsb", "ndb", "ldb", "mdb", "msb", "yar", "yara");

  private static final List<String> SHIPPED = List.of("sluice-test.ndb", "sluice-test.hdb");

  private Signatures() {}

  /** The first that holds any. */
  static Optional<Path> first(List<Path> directories) {
    return directories.stream().filter(Signatures::hasAny).findFirst();
  }

  /** Puts those for tests there, which come with Sluice. */
  static void writeForTests(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : SHIPPED) {
      try (InputStream in = Signatures.class.getResourceAsStream(name)) {
        Files.copy(in, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean hasAny(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).anyMatch(Signatures::isOne);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOne(String name) {
    return KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
