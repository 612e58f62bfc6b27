package io.sluice.gateway.access;

import io.sluice.gateway.http.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of every change of who may do what, also of one that failed. */
final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("audit");

  private Audit() {}

  /**
   * One line.
   *
   * @param operation AWS's name where it has one
   * @param target whose or what's rights: {@code user/ID}, {@code bucket/NAME}
   */
  static void changed(Caller who, String operation, String target, Object detail) {
    LOG.info("changed", line(who, operation, target, "done", String.valueOf(detail)));
  }

  static void failed(Caller who, String operation, String target, Throwable failure) {
    LOG.info("changed", line(who, operation, target, "failed", failure.getMessage()));
  }

  private static LogFields line(
      Caller who, String operation, String target, String result, String detail) {
    return field -> {
      field.accept("request_id", who.requestId());
      field.accept("principal", who.principal().id());
      field.accept("name", who.principal().displayName());
      field.accept("access_key", who.principal().accessKeyId());
      field.accept("remote", who.remote());
      field.accept("operation", operation);
      field.accept("target", target);
      field.accept("result", result);
      field.accept("detail", detail);
    };
  }
}
