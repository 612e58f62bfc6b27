package io.sluice.gateway.http;

import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for every access that was refused, at whatever door, and for each part of one. */
public final class AuditLog implements ExchangeListener {
  private static final Logger LOG = LoggerFactory.getLogger("audit");

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  @Override
  public void ended(Exchange exchange, Outcome outcome) {
    if (outcome.status() == UNAUTHORIZED || outcome.status() == FORBIDDEN) {
      LOG.info("refused", line(exchange, exchange.target(), exchange.errorCode()));
    }
    for (String part : exchange.refusals()) {
      LOG.info("refused", line(exchange, part, "AccessDenied"));
    }
  }

  private static LogFields line(Exchange exchange, String target, String error) {
    return new Line(
        exchange.id(),
        exchange.principal(),
        exchange.accessKey(),
        exchange.remote(),
        exchange.operation(),
        exchange.method().name(),
        target,
        error);
  }

  /** What waits to be written holds nothing of the exchange itself. */
  private record Line(
      String id,
      String principal,
      String accessKey,
      String remote,
      String operation,
      String method,
      String target,
      String error)
      implements LogFields {

    @Override
    public void forEach(BiConsumer<String, Object> field) {
      field.accept("request_id", id);
      field.accept("principal", principal);
      field.accept("access_key", accessKey);
      field.accept("remote", remote);
      field.accept("operation", operation);
      field.accept("method", method);
      field.accept("target", target);
      field.accept("result", "refused");
      field.accept("error", error);
    }
  }
}
