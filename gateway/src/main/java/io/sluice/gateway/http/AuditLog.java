package io.sluice.gateway.http;

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
      LOG.info("refused", line(exchange, exchange.rawPath(), exchange.errorCode()));
    }
    for (String part : exchange.refusals()) {
      LOG.info("refused", line(exchange, part, "AccessDenied"));
    }
  }

  private static LogFields line(Exchange exchange, String target, String error) {
    return field -> {
      field.accept("request_id", exchange.id());
      field.accept("principal", exchange.principal());
      field.accept("access_key", exchange.accessKey());
      field.accept("remote", exchange.remote());
      field.accept("operation", exchange.operation());
      field.accept("method", exchange.method().name());
      field.accept("target", target);
      field.accept("result", "refused");
      field.accept("error", error);
    };
  }
}
