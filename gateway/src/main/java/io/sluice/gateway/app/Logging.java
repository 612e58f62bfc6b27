package io.sluice.gateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.sluice.gateway.config.AuditConfig;
import io.sluice.gateway.config.LogConfig;
import io.sluice.gateway.config.SluiceConfig;
import org.slf4j.LoggerFactory;

/** Sets the log up as configured: written by a thread of its own, which no event loop waits for. */
final class Logging {

  /** It uses the log of the JDK, which forgets the level of a logger that nobody holds. */
  private static final java.util.logging.Logger LUCENE =
      java.util.logging.Logger.getLogger("org.apache.lucene");

  private Logging() {}

  static void start(SluiceConfig settings) {
    LogConfig config = settings.log();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    LogEncoder encoder = new LogEncoder(config.format());
    encoder.setContext(context);
    encoder.start();
    BatchAppender output = new BatchAppender(encoder, System.out, config.queueLines());
    output.setContext(context);
    output.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.valueOf(config.level().name()));
    root.addAppender(output);
    startAudit(context, settings);
    quiet(context);
  }

  /** A stream of its own, in a file of its own. */
  private static void startAudit(LoggerContext context, SluiceConfig settings) {
    AuditConfig audit = settings.audit();
    AuditQueue queue = new AuditQueue(audit.queueLines());
    queue.setContext(context);
    queue.addAppender(AuditFile.open(context, audit, settings.storage().data()));
    queue.start();
    Logger logger = context.getLogger("audit");
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(queue);
  }

  /** What libraries say below a warning tells nobody anything. */
  private static void quiet(LoggerContext context) {
    for (String library : new String[] {"io.netty", "io.vertx", "io.micrometer"}) {
      context.getLogger(library).setLevel(Level.WARN);
    }
    // Calls an error what is a client that hung up; whom it concerns learns it from a future.
    context.getLogger("io.vertx.core.net.impl.VertxConnection").setLevel(Level.OFF);
    // Each reader that a document ended; the dead letter tells which.
    context.getLogger("org.apache.tika.pipes").setLevel(Level.OFF);
    LUCENE.setLevel(java.util.logging.Level.SEVERE);
  }

  /** For commands whose output is something else. */
  static void onlyErrors() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
  }

  /** Writes what still waits. */
  static void stop() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
