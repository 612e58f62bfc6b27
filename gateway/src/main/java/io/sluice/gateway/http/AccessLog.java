package io.sluice.gateway.http;

import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request. */
public final class AccessLog implements ExchangeListener {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  @Override
  public void ended(Exchange exchange, Outcome outcome) {
    if (LOG.isInfoEnabled()) {
      LOG.info("access", line(exchange, outcome));
    }
  }

  private static Line line(Exchange exchange, Outcome outcome) {
    String agent = exchange.header("user-agent");
    return new Line(
        exchange.id(),
        exchange.operation(),
        exchange.method().name(),
        exchange.rawPath(),
        exchange.errorCode(),
        exchange.principal(),
        exchange.remote(),
        agent == null ? "-" : agent,
        outcome);
  }

  private record Line(
      String id,
      String operation,
      String method,
      String path,
      String error,
      String principal,
      String remote,
      String agent,
      Outcome outcome)
      implements LogFields {

    @Override
    public void forEach(BiConsumer<String, Object> field) {
      field.accept("request_id", id);
      field.accept("operation", operation);
      field.accept("method", method);
      field.accept("path", path);
      field.accept("status", outcome.status());
      field.accept("error", error);
      field.accept("bytes_in", outcome.bytesIn());
      field.accept("bytes_out", outcome.bytesOut());
      field.accept("duration_ms", Math.rint(outcome.nanos() / 1e3) / 1e3);
      field.accept("principal", principal);
      field.accept("remote", remote);
      field.accept("user_agent", agent);
    }
  }
}
