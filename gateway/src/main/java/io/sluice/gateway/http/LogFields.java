package io.sluice.gateway.http;

import java.util.function.BiConsumer;

/**
 * Fields of a log line that are given as one argument and read late, by the thread that writes
 * logs: the event loop pays for one record only.
 */
@FunctionalInterface
public interface LogFields {

  /** Gives each name with its value, a text or a number. */
  void forEach(BiConsumer<String, Object> field);
}
