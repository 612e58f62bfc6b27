package io.sluice.gateway.app;

/** Why Sluice cannot start, in one line for the operator. No stack trace. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message, null, false, false);
  }
}
