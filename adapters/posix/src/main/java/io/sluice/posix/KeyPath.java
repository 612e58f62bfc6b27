package io.sluice.posix;

import io.sluice.posix.FilePath.Step;
import io.sluice.spi.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an object's file may be.
 *
 * @param directories the bucket first, then one for each segment of the key before its last slash
 * @param segment what follows the last slash, possibly nothing
 */
record KeyPath(List<Step> directories, String segment) {

  KeyPath {
    directories = List.copyOf(directories);
  }

  static KeyPath of(ObjectRef ref) {
    List<Step> directories = new ArrayList<>();
    directories.add(new Step(ref.bucket().value(), ref.bucket().value()));
    String key = ref.key().value();
    int from = 0;
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', from)) {
      directories.add(Step.of(key.substring(from, slash)));
      from = slash + 1;
    }
    return new KeyPath(directories, key.substring(from));
  }

  /** The place that a person would look at, where the name can be said. */
  Optional<FilePath> plain() {
    return Names.isPlain(segment)
        ? Optional.of(new FilePath(directories, segment))
        : Optional.empty();
  }

  /** The place for the rest, and for a file whose plain name a directory has. */
  FilePath escaped() {
    if (Names.escapedFits(segment)) {
      return new FilePath(directories, Names.FILE + segment);
    }
    List<Step> deeper = new ArrayList<>(directories);
    deeper.add(new Step(Names.hashed(segment), segment));
    return new FilePath(deeper, Names.HASHED_FILE);
  }

  /** Both, in the order in which to look. */
  List<FilePath> candidates() {
    return plain().map(plain -> List.of(plain, escaped())).orElseGet(() -> List.of(escaped()));
  }
}
