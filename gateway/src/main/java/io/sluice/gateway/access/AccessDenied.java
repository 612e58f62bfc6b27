package io.sluice.gateway.access;

/** Somebody asked for what they may not do. No stack trace. */
public final class AccessDenied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AccessDenied(Permission permission) {
    super("not permitted: " + permission.action(), null, false, false);
  }
}
