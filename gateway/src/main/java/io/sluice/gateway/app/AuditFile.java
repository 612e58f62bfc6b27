package io.sluice.gateway.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.sluice.gateway.config.AuditConfig;
import io.sluice.gateway.config.LogConfig.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of the audit log, which becomes {@code .1}, {@code .2} and so on when it is full. */
final class AuditFile {
  private static final Duration CHECK_SIZE = Duration.buildBySeconds(1);

  private AuditFile() {}

  static RollingFileAppender<ILoggingEvent> open(
      LoggerContext context, AuditConfig config, Path data) {
    Path file =
        config.file().orElseGet(() -> data.resolve("audit").resolve("audit.log")).toAbsolutePath();
    if (config.file().isEmpty()) {
      PrivateFile.folder("storage.data", data);
    }
    makeFolder(file.getParent());
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    LogEncoder encoder = new LogEncoder(Format.JSON);
    encoder.setContext(context);
    encoder.start();
    appender.setEncoder(encoder);
    appender.setRollingPolicy(naming(context, appender, file, config.files()));
    appender.setTriggeringPolicy(full(context, config.size().bytes()));
    appender.start();
    if (!appender.isStarted()) {
      throw new StartFailure("audit.file: " + file + " cannot be written");
    }
    return appender;
  }

  /** Who was refused what is nobody's business. */
  private static void makeFolder(Path folder) {
    if (!Files.exists(folder)) {
      PrivateFile.folder("audit.file", folder);
      try {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      } catch (IOException e) {
        throw new StartFailure("audit.file: " + folder + " cannot be made private");
      }
    }
  }

  private static FixedWindowRollingPolicy naming(
      LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file, int files) {
    FixedWindowRollingPolicy naming = new FixedWindowRollingPolicy();
    naming.setContext(context);
    naming.setParent(appender);
    naming.setFileNamePattern(file + ".%i");
    naming.setMinIndex(1);
    naming.setMaxIndex(files);
    naming.start();
    return naming;
  }

  private static SizeBasedTriggeringPolicy<ILoggingEvent> full(LoggerContext context, long bytes) {
    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setMaxFileSize(new FileSize(bytes));
    full.setCheckIncrement(CHECK_SIZE);
    full.start();
    return full;
  }
}
