package io.sluice.posix;

import io.sluice.spi.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The directories of a store, open, after a look whether they will do.
 *
 * @param root whose directories are the buckets
 * @param system whose directories are the system buckets
 * @param locks the file whose bytes gateways lock
 * @param uploads the uploads under way
 * @param trash what nobody needs any more
 * @param scratch for nameless files
 * @param documents what the gateway keeps for itself
 * @param extendedAttributes whether the filesystem has them and they are to be used
 * @param namelessFiles whether the filesystem has them and they are to be used
 */
record OpenedTree(
    Fd root,
    Fd system,
    Fd locks,
    Fd uploads,
    Fd trash,
    Fd scratch,
    Fd documents,
    AttributeStore attributes,
    boolean extendedAttributes,
    boolean namelessFiles) {

  /** Of the control root, each for its owner alone. */
  private static final List<String> FOLDERS =
      List.of("uploads", "trash", "scratch", "attributes", "documents", "system");

  private static final String TEST_ATTRIBUTE = "user.sluice.test";

  /** What an attribute may take on any filesystem; ext4 has some 4,000 bytes for all of them. */
  private static final int INLINE_BYTES_MAX = 3500;

  /** Blocks. Fails with a sentence for the operator. */
  static OpenedTree open(PosixSettings settings, StoreSettings store) {
    requireUtf8();
    Fd root = directory("root", settings.root());
    Fd control = control(settings, root);
    boolean extended = hasAttributes(control) && !settings.sidecars();
    for (String name : FOLDERS) {
      SmallFiles.makeDirectory(control, name);
    }
    Sidecars sidecars = new Sidecars(inside(control, "attributes"));
    Fd locks = LibC.openInside(control, "locks", LibC.O_RDWR | LibC.O_CREAT, 0600);
    requireLocks(locks, settings);
    OpenedTree opened =
        new OpenedTree(
            root,
            inside(control, "system"),
            locks,
            inside(control, "uploads"),
            inside(control, "trash"),
            inside(control, "scratch"),
            inside(control, "documents"),
            new AttributeStore(sidecars, new Seal(store), extended, INLINE_BYTES_MAX),
            extended,
            hasNamelessFiles(control) && settings.namelessFiles());
    control.close();
    return opened;
  }

  private static void requireUtf8() {
    String encoding = System.getProperty("sun.jnu.encoding");
    if (!"UTF-8".equals(encoding)) {
      throw new IllegalStateException(
          "file names are in "
              + encoding
              + " here, so keys could not be said; start under a UTF-8 locale, such as LC_ALL=C.UTF-8");
    }
  }

  private static Fd directory(String setting, Path path) {
    try {
      return LibC.openConfigured(path.toString(), LibC.O_DIRECTORY);
    } catch (Errno e) {
      throw new IllegalStateException(
          "storage.posix."
              + setting
              + ": cannot open directory "
              + path
              + " ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static Fd inside(Fd directory, String name) {
    return LibC.openInside(directory, name, LibC.O_DIRECTORY, 0);
  }

  private static Fd control(PosixSettings settings, Fd root) {
    Path path = settings.control();
    if (path.startsWith(settings.root()) || settings.root().startsWith(path)) {
      throw new IllegalStateException(
          "storage.posix.control ("
              + path
              + ") must lie beside storage.posix.root ("
              + settings.root()
              + "), not in it or around it");
    }
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path.getParent());
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("storage.posix.control: cannot make directory " + path, e);
    }
    Fd control = directory("control", path);
    FileStat stat = LibC.stat(control);
    if (stat.isSharedForWriting()) {
      throw new IllegalStateException(
          "others may write to storage.posix.control (" + path + "): run chmod 700 on it");
    }
    if (stat.device() != LibC.stat(root).device()) {
      throw new IllegalStateException(
          "storage.posix.control ("
              + path
              + ") must be on the filesystem of storage.posix.root ("
              + settings.root()
              + ")");
    }
    return control;
  }

  private static boolean hasAttributes(Fd control) {
    try {
      ExtendedAttributes.write(control, TEST_ATTRIBUTE, new byte[] {1});
      return ExtendedAttributes.read(control, TEST_ATTRIBUTE) != null;
    } catch (Errno e) {
      if (e.is(Errno.EOPNOTSUPP, Errno.EPERM, Errno.ENOSPC)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean hasNamelessFiles(Fd control) {
    try (StagedFile file = StagedFile.nameless(control)) {
      String name = Names.TEMPORARY + SmallFiles.randomId();
      file.linkInto(control, name, false);
      SmallFiles.unlinkIfThere(control, name);
      return true;
    } catch (Errno e) {
      if (e.is(Errno.EOPNOTSUPP, Errno.EISDIR, Errno.ENOENT, Errno.EINVAL)) {
        return false;
      }
      throw e;
    }
  }

  private static void requireLocks(Fd locks, PosixSettings settings) {
    try {
      ByteLocks.tryLock(locks, Integer.MAX_VALUE, 1);
      ByteLocks.unlock(locks, Integer.MAX_VALUE, 1);
    } catch (Errno e) {
      throw new IllegalStateException(
          "the filesystem of " + settings.control() + " has no locks (" + e.getMessage() + ")", e);
    }
  }

  void close() {
    List.of(root, system, locks, uploads, trash, scratch, documents).forEach(Fd::close);
    attributes.close();
  }
}
