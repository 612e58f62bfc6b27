package io.sluice.gateway.insight;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.sluice.gateway.http.LogFields;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What the audit log of this process was told during a test: {@code message name=value ...}. */
final class AuditLines implements BeforeEachCallback, AfterEachCallback {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          StringBuilder line = new StringBuilder(event.getMessage());
          ((LogFields) event.getArgumentArray()[0])
              .forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
          lines.add(line.toString());
        }
      };

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger("audit");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lines.clear();
    listener.start();
    log().setLevel(Level.INFO);
    log().addAppender(listener);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    log().detachAppender(listener);
    log().setLevel(null);
  }

  List<String> lines() {
    return lines;
  }
}
