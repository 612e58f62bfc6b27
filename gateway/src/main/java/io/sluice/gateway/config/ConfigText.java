package io.sluice.gateway.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration in force, as it may be shown: secrets are stars. */
public final class ConfigText {

  private ConfigText() {}

  /** Every key with its value, in the order of the file; null where there is none. */
  public static Map<String, Object> of(SluiceConfig config) {
    Map<String, Object> lines = new LinkedHashMap<>();
    Schema.of(config)
        .values()
        .forEach(leaf -> lines.put(leaf.key(), Values.format(redacted(leaf))));
    return lines;
  }

  /** An adapter's own settings may hold secrets that only the adapter can tell apart. */
  private static Object redacted(Schema.Leaf leaf) {
    if (leaf.value() instanceof Map<?, ?> open) {
      Map<String, String> shown = new LinkedHashMap<>();
      open.forEach((key, value) -> shown.put(key.toString(), redacted(key.toString(), value)));
      return shown;
    }
    return leaf.value();
  }

  private static String redacted(String key, Object value) {
    String name = key.toLowerCase(java.util.Locale.ROOT);
    boolean secret = name.contains("secret") || name.contains("password") || name.contains("token");
    return secret ? Secret.STARS : value.toString();
  }
}
