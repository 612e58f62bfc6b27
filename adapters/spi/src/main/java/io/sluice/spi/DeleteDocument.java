package io.sluice.spi;

import java.util.Optional;

/**
 * Deletes a control document.
 *
 * @param ifVersion only if it has this version
 */
public record DeleteDocument(ControlName name, Optional<String> ifVersion) {

  /** Whatever version it has. */
  public DeleteDocument(ControlName name) {
    this(name, Optional.empty());
  }
}
