package io.sluice.posix;

import java.util.Optional;

/**
 * The data file of an upload: it becomes the object by taking its name, and what its directory
 * would have given it. Until it is closed nobody else writes to it: it is locked as a whole, so
 * parts that come meanwhile get files of their own.
 */
final class DataFile implements NewFile {

  private final UploadFolder folder;
  private final Fd fd;
  private boolean published;

  private DataFile(UploadFolder folder, Fd fd) {
    this.folder = folder;
    this.fd = fd;
  }

  /**
   * The data file with all parts in it, or nothing where they do not fit or that is too much to
   * copy. It takes over the folder.
   */
  static Optional<NewFile> of(Assembly assembly, long copyBytesMax) {
    Fd data = assembly.folder().openData().orElse(null);
    if (data == null) {
      return Optional.empty();
    }
    try {
      if (assembly.fitsInto(data) && assembly.strayBytes() <= copyBytesMax) {
        assembly.completeIn(data);
        return Optional.of(new DataFile(assembly.folder(), data));
      }
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
    data.close();
    return Optional.empty();
  }

  @Override
  public Fd fd() {
    return fd;
  }

  @Override
  public boolean isPublished() {
    return published;
  }

  @Override
  public void linkInto(Fd directory, String name, boolean replace) {
    Inheritance.apply(fd, directory);
    int flags = replace ? 0 : LibC.RENAME_NOREPLACE;
    LibC.rename(folder.directory(), UploadFolder.DATA, directory, name, flags);
    published = true;
  }

  @Override
  public void close() {
    fd.close();
    folder.close();
  }
}
