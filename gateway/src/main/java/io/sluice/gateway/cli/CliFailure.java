package io.sluice.gateway.cli;

/** Ends a command with one line that says what is wrong and what to do. No stack trace. */
final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The gateway refused, or could not be asked. */
  static final int FAILED = 1;

  /** The command cannot be understood as it was typed. */
  static final int USAGE = 2;

  private final int code;

  private CliFailure(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static CliFailure failed(String message) {
    return new CliFailure(FAILED, message);
  }

  static CliFailure usage(String message) {
    return new CliFailure(USAGE, message);
  }

  /** The exit status. */
  int code() {
    return code;
  }
}
