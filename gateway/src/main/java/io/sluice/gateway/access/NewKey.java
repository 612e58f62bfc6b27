package io.sluice.gateway.access;

/**
 * A key pair that was made just now.
 *
 * @param secret shown this once; nothing can tell it again
 */
public record NewKey(AccessKey key, String secret) {

  @Override
  public String toString() {
    return key.toString();
  }
}
