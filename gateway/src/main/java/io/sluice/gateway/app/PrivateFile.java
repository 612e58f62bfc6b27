package io.sluice.gateway.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Small files that only their owner may read. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /** Makes a folder and what is above it, or says why that is impossible. */
  static Path folder(String key, Path path) {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure(key + ": " + path + " is not a folder");
    } catch (IOException e) {
      throw new StartFailure(key + ": " + path + " cannot be made: " + reason(e));
    }
    if (!Files.isWritable(path)) {
      throw new StartFailure(key + ": " + path + " cannot be written");
    }
    return path;
  }

  /** The content, or nothing where there is no such file. */
  static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new StartFailure(file + " cannot be read: " + reason(e));
    }
  }

  /**
   * Makes it, whole and durable, or not at all.
   *
   * @return false where somebody else made it first: theirs stays
   */
  static boolean make(Path file, byte[] content) {
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(content));
        channel.force(true);
      }
      boolean first = link(draft, file);
      Files.delete(draft);
      try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
        folder.force(true);
      }
      return first;
    } catch (IOException e) {
      throw new StartFailure(file + " cannot be written: " + reason(e));
    }
  }

  /** Unlike a rename, a link never replaces what another gateway has just begun to use. */
  private static boolean link(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
  }
}
