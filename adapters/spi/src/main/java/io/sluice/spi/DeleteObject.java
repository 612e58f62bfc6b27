package io.sluice.spi;

import java.util.Optional;

/**
 * Asks for an object to go.
 *
 * @param ifMatch only where it has this ETag
 */
public record DeleteObject(ObjectRef ref, Optional<ETag> ifMatch) {

  public DeleteObject(ObjectRef ref) {
    this(ref, Optional.empty());
  }
}
