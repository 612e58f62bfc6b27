package io.sluice.gateway.config;

import java.time.Duration;

/**
 * REST, which is spoken on the web door.
 *
 * @param basicWithoutTls whether a secret key may come by HTTP Basic over a connection without TLS;
 *     signed requests may in any case
 * @param jsonBytes of a request body that is JSON
 * @param pageEntries the most entries of a page, and how many come where nobody says a number
 * @param patience a client that waits for a copy or a move hears nothing for so long, then white
 *     space
 */
public record RestConfig(
    boolean basicWithoutTls, ByteSize jsonBytes, int pageEntries, Duration patience) {

  public static final RestConfig DEFAULTS =
      new RestConfig(true, ByteSize.kib(64), 1_000, Duration.ofSeconds(10));

  public RestConfig {
    Check.range("jsonBytes", jsonBytes.bytes(), 1024, 16 << 20);
    Check.range("pageEntries", pageEntries, 1, 10_000);
    Check.atLeast("patience", patience.toMillis(), 1);
  }
}
