package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the filesystem of the tree can do; SEMANTICS.md says what is lost without. */
final class FilesystemCheck implements Examination {
  private static final Set<String> LOCAL = Set.of("ext4", "xfs", "btrfs", "zfs", "tmpfs", "f2fs");

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    Folders folders = new Folders(config.storage());
    Optional<Path> workshop = folders.workshop();
    List<Diagnosis> found = new ArrayList<>();
    try {
      if (workshop.isPresent()) {
        kind(workshop.get(), found);
        tried(workshop.get(), found);
      }
      oneFilesystem(folders).ifPresent(found::add);
    } catch (IOException e) {
      found.add(Diagnosis.fail("the filesystem cannot be tried: " + e.getMessage(), "see above"));
    }
    return found;
  }

  private static void kind(Path folder, List<Diagnosis> found) throws IOException {
    FileStore store = Files.getFileStore(folder);
    String what = folder + " is on " + store.name() + " (" + store.type() + ")";
    if (store.isReadOnly()) {
      found.add(Diagnosis.fail(what + ", mounted read-only", "mount it read-write"));
    } else if (LOCAL.contains(store.type()) || store.type().equals("overlay")) {
      found.add(Diagnosis.ok(what));
    } else {
      found.add(
          Diagnosis.warn(
              what + ", which may lack nameless files or tell of changes late",
              "read docs/SEMANTICS.md on filesystems; all gateways must mount it alike"));
    }
  }

  private static void tried(Path folder, List<Diagnosis> found) throws IOException {
    Path file = Files.createTempFile(folder, ".sluice.t=doctor", "");
    try {
      found.add(attributes(file));
      found.add(locks(file));
      found.add(sync(file));
    } finally {
      Files.delete(file);
    }
  }

  private static Diagnosis attributes(Path file) {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    try {
      view.write("sluice.test", ByteBuffer.wrap(new byte[1000]));
      return Diagnosis.ok("extended attributes work");
    } catch (IOException | NullPointerException e) {
      return Diagnosis.warn(
          "there are no extended attributes",
          "mount with user_xattr if it can; else attributes are kept in the control folder");
    }
  }

  private static Diagnosis locks(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.tryLock(0, 1, false).release();
      return Diagnosis.ok("byte-range locks work");
    } catch (IOException | NullPointerException e) {
      return Diagnosis.fail(
          "there are no byte-range locks", "mount with locks (NFS: without nolock)");
    }
  }

  private static Diagnosis sync(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      channel.write(ByteBuffer.wrap(new byte[4096]));
      channel.force(true);
      long millis = (System.nanoTime() - start) / 1_000_000;
      return millis < 200
          ? Diagnosis.ok("a file is on the disk within " + millis + " ms")
          : Diagnosis.warn(
              "it takes " + millis + " ms until a file is on the disk",
              "each upload waits so long: look at the disk, or at durability in SEMANTICS.md");
    } catch (IOException e) {
      return Diagnosis.fail("a file cannot be synced: " + e.getMessage(), "look at the disk");
    }
  }

  private static Optional<Diagnosis> oneFilesystem(Folders folders) throws IOException {
    Optional<Path> buckets = folders.buckets().filter(Files::exists);
    Optional<Path> control = folders.control().filter(Files::exists);
    if (buckets.isEmpty() || control.isEmpty()) {
      return Optional.empty();
    }
    boolean one =
        Files.getAttribute(buckets.get(), "unix:dev")
            .equals(Files.getAttribute(control.get(), "unix:dev"));
    return Optional.of(
        one
            ? Diagnosis.ok("buckets and control are on one filesystem")
            : Diagnosis.fail(
                "buckets and control are on two filesystems",
                "choose a storage.settings.control beside the buckets"));
  }
}
