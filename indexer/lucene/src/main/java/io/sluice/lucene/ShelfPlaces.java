package io.sluice.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where indexes lie: {@code v1}, {@code v2}, ... for the versions of the schema, and {@code
 * v1.broken} for one that could not be read, kept until the next one breaks.
 *
 * @param readable the oldest version that searches understand
 * @param memoryBytes for each writer
 */
record ShelfPlaces(Path directory, int version, int readable, long memoryBytes) {
  private static final Logger LOG = LoggerFactory.getLogger(ShelfPlaces.class);
  private static final String DAMAGED = "damaged";

  /** What there is; an older one only where the current one is not complete. */
  record Opened(Shelf current, Optional<Shelf> older) {}

  Opened open() throws IOException {
    Files.createDirectories(directory);
    Shelf current = openOrRenew(place(version));
    try {
      if (!current.complete()) {
        return new Opened(current, openOlder());
      }
      deleteOthers();
      return new Opened(current, Optional.empty());
    } catch (IOException | RuntimeException e) {
      current.close();
      throw e;
    }
  }

  /** Says that a file turned out to be damaged, for the next start. */
  void markDamaged() throws IOException {
    Files.writeString(place(version).resolve(DAMAGED), "");
  }

  private Shelf openOrRenew(Path place) throws IOException {
    try {
      Shelf shelf = open(place);
      if (!Files.exists(place.resolve(DAMAGED))) {
        return shelf;
      }
      shelf.close();
    } catch (IOException e) {
      if (!broken(e)) {
        throw e;
      }
      LOG.warn("the index in {} cannot be read and is made anew", place, e);
    }
    Path aside = place.resolveSibling(place.getFileName() + ".broken");
    delete(aside);
    Files.move(place, aside);
    return open(place);
  }

  private Shelf open(Path place) throws IOException {
    try {
      return new Shelf(place, memoryBytes);
    } catch (LockObtainFailedException e) {
      throw new IOException(
          "Another process uses the index in "
              + directory
              + ": give each gateway a directory of its own, or stop the other one.",
          e);
    }
  }

  private Optional<Shelf> openOlder() throws IOException {
    for (int older = version - 1; older >= readable; older--) {
      if (Files.isDirectory(place(older))) {
        try {
          return Optional.of(open(place(older)));
        } catch (IOException e) {
          if (!broken(e)) {
            throw e;
          }
          LOG.warn("the older index in {} cannot be read and is not searched", place(older), e);
        }
      }
    }
    return Optional.empty();
  }

  /** Deletes the indexes of all other versions. */
  void deleteOthers() throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(directory)) {
      others =
          all.filter(path -> path.getFileName().toString().matches("v[0-9]+"))
              .filter(path -> !path.equals(place(version)))
              .sorted(Comparator.naturalOrder())
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path other : others) {
      delete(other);
    }
  }

  private Path place(int of) {
    return directory.resolve("v" + of);
  }

  /** Whether making it anew helps: not where the disk or its owner refuses. */
  static boolean broken(Throwable e) {
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooNewException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexNotFoundException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e instanceof NoSuchFileException;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
