package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whom a grant is for.
 *
 * @param id of the user or group; empty for anyone
 */
public record Grantee(Kind kind, String id) {

  /** What the id names. */
  public enum Kind {
    USER,
    GROUP,
    /** Everybody, also without any key. */
    ANYONE
  }

  private static final String USER = "user:";
  private static final String GROUP = "group:";

  public static final Grantee ANYONE = new Grantee(Kind.ANYONE, "");

  public Grantee {
    if (id.isEmpty() != (kind == Kind.ANYONE)) {
      throw new InvalidInput("grantee", "anyone has no id, users and groups have one");
    }
  }

  public static Grantee user(String id) {
    return new Grantee(Kind.USER, id);
  }

  public static Grantee group(String id) {
    return new Grantee(Kind.GROUP, id);
  }

  /** Reads what {@link #text} writes. */
  @JsonCreator
  public static Grantee of(String text) {
    if (text.startsWith(USER)) {
      return user(text.substring(USER.length()));
    }
    if (text.startsWith(GROUP)) {
      return group(text.substring(GROUP.length()));
    }
    if (text.equals("anyone")) {
      return ANYONE;
    }
    throw new InvalidInput("grantee", "must be user:ID, group:ID or anyone");
  }

  /** {@code user:ID}, {@code group:ID} or {@code anyone}. */
  @JsonValue
  public String text() {
    return switch (kind) {
      case USER -> USER + id;
      case GROUP -> GROUP + id;
      case ANYONE -> "anyone";
    };
  }
}
