package io.sluice.extract;

import io.sluice.indexer.ExtractorSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one reading process, which nobody else may enter.
 *
 * <pre>
 * document   what is being read
 * temporary  what its reader and Tesseract put down; empty between two documents
 * launcher   starts the process
 * config     Tika's configuration
 * process    the id of the process, and of the group that it and its children are
 * log        what it says
 * </pre>
 */
record Workplace(Path folder) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int LOG_BYTES_MAX = 64 * 1024;

  static Workplace make(ExtractorSettings settings, int number) throws IOException {
    Path folder = settings.directory().toAbsolutePath().resolve(Integer.toString(number));
    Files.createDirectory(folder, PRIVATE);
    Files.createDirectory(folder.resolve("temporary"), PRIVATE);
    return new Workplace(folder);
  }

  /** Makes the folder of all, or ends and removes what is left in it. */
  static void empty(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> left = Files.list(directory)) {
      for (Path folder : left.filter(Files::isDirectory).toList()) {
        Stragglers.end(new Workplace(folder));
      }
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    removeWithin(directory);
  }

  /** Fails where a program is not there. */
  static void require(String program) {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!found) {
      throw new IllegalStateException(
          "text extraction needs " + program + " (util-linux on Debian)");
    }
  }

  Path document() {
    return folder.resolve("document");
  }

  Path temporary() {
    return folder.resolve("temporary");
  }

  Path config() {
    return folder.resolve("config");
  }

  Path process() {
    return folder.resolve("process");
  }

  Path log() {
    return folder.resolve("log");
  }

  /** Writes a program, and gives its path. */
  Path launcher(String script) throws IOException {
    Path file = folder.resolve("launcher");
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  /** What the process said since it was asked last, or the beginning of it. */
  String takeLog() throws IOException {
    try (FileChannel log =
        FileChannel.open(log(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer said = ByteBuffer.allocate((int) Math.min(log.size(), LOG_BYTES_MAX));
      log.read(said);
      log.truncate(0);
      return StandardCharsets.UTF_8.decode(said.flip()).toString().strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Removes what a document left. */
  void clear() throws IOException {
    Files.deleteIfExists(document());
    removeWithin(temporary());
  }

  static void removeWithin(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path found, IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            if (!found.equals(directory)) {
              Files.delete(found);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
