package io.sluice.posix;

import java.util.Optional;

/**
 * A file on its way in. Nameless where the filesystem can do that, so that a crash leaves nothing;
 * else under a temporary name that is never shown.
 */
final class StagedFile implements NewFile {

  private static final int MODE = 0666; // less the umask

  private final Fd fd;
  private Optional<Home> home;
  private boolean published;

  /** A directory that stays open, and the temporary name in it. */
  private record Home(Fd directory, String name) {}

  private StagedFile(Fd fd, Optional<Home> home) {
    this.fd = fd;
    this.home = home;
  }

  static StagedFile nameless(Fd directory) {
    return new StagedFile(
        LibC.openInside(directory, ".", LibC.O_TMPFILE | LibC.O_RDWR, MODE), Optional.empty());
  }

  /** Takes over the directory. */
  static StagedFile named(Fd directory) {
    String name = Names.TEMPORARY + SmallFiles.randomId();
    Fd fd = LibC.openInside(directory, name, LibC.O_CREAT | LibC.O_EXCL | LibC.O_RDWR, MODE);
    return new StagedFile(fd, Optional.of(new Home(directory, name)));
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
    if (home.isEmpty() && !replace) {
      LibC.link(fd, directory, name);
      published = true;
      return;
    }
    if (home.isEmpty()) {
      home = Optional.of(nameIn(directory));
    }
    int flags = replace ? 0 : LibC.RENAME_NOREPLACE;
    LibC.rename(home.get().directory(), home.get().name(), directory, name, flags);
    published = true;
  }

  /**
   * A link cannot replace a name, a rename can: so the file gets a name that is never shown, and
   * keeps it should the rename fail, for a nameless file can be named only once.
   */
  private Home nameIn(Fd directory) {
    String temporary = Names.TEMPORARY + SmallFiles.randomId();
    Fd own = LibC.openInside(directory, ".", LibC.O_DIRECTORY, 0);
    try {
      LibC.link(fd, own, temporary);
      return new Home(own, temporary);
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** Gives back everything; a file that was published stays. */
  @Override
  public void close() {
    home.ifPresent(there -> {
      SmallFiles.unlinkIfThere(there.directory(), there.name());
      there.directory().close();
    });
    fd.close();
  }
}
