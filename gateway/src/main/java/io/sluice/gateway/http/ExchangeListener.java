package io.sluice.gateway.http;

/** Is told of each exchange once, at its end. */
@FunctionalInterface
public interface ExchangeListener {

  void ended(Exchange exchange, Outcome outcome);

  /**
   * How it ended.
   *
   * @param status what was sent, or 499 where the client went away before
   * @param bytesIn of the request's body, as read
   * @param bytesOut of the answer's body
   */
  record Outcome(int status, long bytesIn, long bytesOut, long nanos) {}
}
