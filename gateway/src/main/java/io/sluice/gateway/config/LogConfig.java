package io.sluice.gateway.config;

/**
 * What is written to standard output.
 *
 * @param format how a line looks
 * @param level the least that is written; access lines are {@code info}
 * @param queueLines lines that may wait for the output; beyond, lines are dropped
 */
public record LogConfig(Format format, Level level, int queueLines) {

  public static final LogConfig DEFAULTS = new LogConfig(Format.JSON, Level.INFO, 65_536);

  /** JSON for machines, text for people. */
  public enum Format {
    JSON,
    TEXT
  }

  /** From the most to the least talkative. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  public LogConfig {
    Check.range("queueLines", queueLines, 256, 1 << 20);
  }
}
