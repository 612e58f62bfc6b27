package io.sluice.gateway.control;

import io.sluice.spi.ControlName;

/**
 * A document that is needed to decide cannot be read or written, so nothing is allowed. The cause
 * is for the operator; a client learns only that it may try again.
 */
public final class ControlUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ControlUnavailable(ControlName document, Throwable cause) {
    super("the control document " + document + " is not available: " + cause.getMessage(), cause);
  }

  ControlUnavailable(String folder, Throwable cause) {
    super("the control documents " + folder + " cannot be listed: " + cause.getMessage(), cause);
  }
}
