package io.sluice.posix;

/** A file that can get a name. */
interface Publishable {

  /**
   * Fails with {@code EEXIST} where the name is taken and must not be replaced, {@code EISDIR} or
   * {@code EEXIST} where a directory has it.
   */
  void linkInto(Fd directory, String name, boolean replace);
}
