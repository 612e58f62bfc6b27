package io.sluice.gateway.config;

import java.util.Optional;

/**
 * The key that may do everything. Both or none; where none is given, one is made at first start.
 *
 * @param accessKey 3 to 128 letters and digits
 * @param secretKey 8 to 128 characters
 */
public record RootConfig(Optional<String> accessKey, Optional<Secret> secretKey) {

  public static final RootConfig DEFAULTS = new RootConfig(Optional.empty(), Optional.empty());

  public RootConfig {
    if (accessKey.isPresent() != secretKey.isPresent()) {
      String missing = accessKey.isPresent() ? "secretKey" : "accessKey";
      throw new Check.OutOfRange(missing, "nothing", "both root.accessKey and root.secretKey");
    }
    accessKey.ifPresent(RootConfig::checkAccessKey);
    secretKey.ifPresent(RootConfig::checkSecretKey);
  }

  private static void checkAccessKey(String key) {
    boolean plain = key.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    if (key.length() < 3 || key.length() > 128 || !plain) {
      throw new Check.OutOfRange("accessKey", "\"" + key + "\"", "3 to 128 letters and digits");
    }
  }

  private static void checkSecretKey(Secret key) {
    int length = key.reveal().length();
    if (length < 8 || length > 128) {
      throw new Check.OutOfRange("secretKey", length + " characters", "8 to 128 characters");
    }
  }
}
