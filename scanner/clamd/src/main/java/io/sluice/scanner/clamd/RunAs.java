package io.sluice.scanner.clamd;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * As whom clamd runs: as {@code clamav} where Sluice is root and there is such a user, since it
 * reads what strangers made; else as who Sluice is.
 *
 * @param user whom it becomes; empty where it stays who Sluice is
 * @param setpriv what ends the child with its parent, however that ends; empty where there is none
 */
record RunAs(Optional<UserPrincipal> user, Optional<Path> setpriv) {
  private static final String USER = "clamav";

  static RunAs find() throws IOException {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    return new RunAs(root ? clamav() : Optional.empty(), Programs.find("setpriv"));
  }

  /** The words before those of clamd itself. */
  List<String> prefix() {
    List<String> words = new ArrayList<>();
    if (setpriv.isPresent()) {
      words.add(setpriv.get().toString());
      if (user.isPresent()) {
        words.addAll(List.of("--reuid", USER, "--regid", USER, "--init-groups"));
      }
      words.addAll(List.of("--pdeathsig", "TERM", "--"));
    }
    return words;
  }

  /** What clamd.conf must say. */
  List<String> configuration() {
    return user.isPresent() && setpriv.isEmpty() ? List.of("User " + USER) : List.of();
  }

  /** Makes it over to that user. */
  void own(Path path) throws IOException {
    if (user.isPresent()) {
      Files.setOwner(path, user.get());
    }
  }

  /** Whether that user can go through all directories above. */
  boolean reaches(Path path) throws IOException {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      var attributes =
          Files.getFileAttributeView(above, PosixFileAttributeView.class, new LinkOption[0])
              .readAttributes();
      Set<PosixFilePermission> permissions = attributes.permissions();
      boolean own = user.filter(attributes.owner()::equals).isPresent();
      if (user.isPresent()
          && !permissions.contains(
              own ? PosixFilePermission.OWNER_EXECUTE : PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<UserPrincipal> clamav() throws IOException {
    try {
      return Optional.of(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    } catch (UserPrincipalNotFoundException e) {
      return Optional.empty();
    }
  }
}
