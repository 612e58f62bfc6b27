package io.sluice.gateway.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.sluice.gateway.config.LogConfig.Format;
import io.sluice.gateway.http.LogFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.slf4j.event.KeyValuePair;

/** Lines of the log: one JSON object each, or text with {@code name=value} behind the message. */
final class LogEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private final Format format;

  LogEncoder(Format format) {
    this.format = format;
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line =
        switch (format) {
          case JSON -> json(event);
          case TEXT -> text(event);
        };
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String json(ILoggingEvent event) {
    JsonLine line = new JsonLine();
    line.add("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    line.add("level", event.getLevel().toString());
    line.add("logger", event.getLoggerName());
    line.add("message", event.getFormattedMessage());
    fields(event, line::add);
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.add("exception", ThrowableProxyUtil.asString(thrown));
    }
    return line.end();
  }

  private static String text(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(256);
    line.append(Instant.ofEpochMilli(event.getTimeStamp())).append(' ');
    line.append(event.getLevel()).append(' ').append(event.getLoggerName()).append(": ");
    line.append(event.getFormattedMessage());
    fields(
        event, (name, value) -> line.append(' ').append(name).append('=').append(oneLine(value)));
    line.append('\n');
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? line.toString() : line + stack(thrown);
  }

  /** A client chooses paths and names: none of them may begin a line of its own. */
  private static String oneLine(Object value) {
    return String.valueOf(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Messages of failures may hold what a client chose: each line of a trace is indented. */
  private static String stack(IThrowableProxy thrown) {
    return "\t" + ThrowableProxyUtil.asString(thrown).stripTrailing().replace("\n", "\n\t") + "\n";
  }

  private static void fields(ILoggingEvent event, BiConsumer<String, Object> field) {
    Object[] arguments = event.getArgumentArray();
    if (arguments != null && arguments.length == 1 && arguments[0] instanceof LogFields fields) {
      fields.forEach(field);
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        field.accept(pair.key, pair.value);
      }
    }
  }
}
