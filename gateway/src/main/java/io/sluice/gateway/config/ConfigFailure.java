package io.sluice.gateway.config;

import java.util.List;

/** Says everything that is wrong with the configuration, a sentence each, for the operator. */
public final class ConfigFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigFailure(List<String> problems) {
    super(String.join("\n", problems), null, false, false);
  }

  public ConfigFailure(String problem) {
    this(List.of(problem));
  }
}
