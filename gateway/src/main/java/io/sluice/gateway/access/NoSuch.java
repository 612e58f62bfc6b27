package io.sluice.gateway.access;

/** What an administrator named is not there. No stack trace. */
public final class NoSuch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuch(String kind, String name) {
    super("there is no " + kind + " " + name, null, false, false);
  }
}
