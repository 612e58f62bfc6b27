package io.sluice.gateway.config;

/** Something that must not be shown. Prints stars; only {@link #reveal} tells it. */
public record Secret(String reveal) {

  static final String STARS = "****";

  @Override
  public String toString() {
    return STARS;
  }
}
