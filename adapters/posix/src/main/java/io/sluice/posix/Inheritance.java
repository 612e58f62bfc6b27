package io.sluice.posix;

/**
 * Gives a file that was made elsewhere what it would have got from its directory: the group and the
 * rights of a default ACL.
 */
final class Inheritance {

  private static final String DIRECTORY_DEFAULT = "system.posix_acl_default";
  private static final String FILE_RIGHTS = "system.posix_acl_access";

  private Inheritance() {}

  static void apply(Fd file, Fd directory) {
    FileStat parent = LibC.stat(directory);
    if (parent.isSetGroupId() && parent.gid() != LibC.stat(file).gid()) {
      LibC.changeGroup(file, parent.gid());
    }
    byte[] rights = ExtendedAttributes.read(directory, DIRECTORY_DEFAULT);
    if (rights != null) {
      ExtendedAttributes.write(file, FILE_RIGHTS, rights);
    }
  }
}
