package io.sluice.gateway.access;

/** Another user, or another group, has the name already. No stack trace. */
public final class NameTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTaken(String name) {
    super("the name " + name + " is taken", null, false, false);
  }
}
