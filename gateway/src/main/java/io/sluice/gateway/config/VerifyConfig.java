package io.sluice.gateway.config;

/**
 * Reading everything again.
 *
 * @param bytesPerSecond how fast, unless the command line says otherwise
 */
public record VerifyConfig(ByteSize bytesPerSecond) {

  public static final VerifyConfig DEFAULTS = new VerifyConfig(ByteSize.mib(50));

  public VerifyConfig {
    Check.atLeast("bytesPerSecond", bytesPerSecond.bytes(), 1);
  }
}
