package io.sluice.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.gateway.config.LogConfig.Format;
import io.sluice.gateway.http.LogFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogEncoderTest {
  private static final LogFields FIELDS =
      field -> {
        field.accept("path", "/a\"b\\\n\u0001ü");
        field.accept("status", 200);
      };

  private static LoggingEvent event(String message, Throwable thrown, Object... arguments) {
    LoggerContext context = new LoggerContext();
    return new LoggingEvent("x", context.getLogger("l"), Level.INFO, message, thrown, arguments);
  }

  private static String encode(Format format, LoggingEvent event) {
    return new String(new LogEncoder(format).encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aLineIsOneJsonObject() throws IOException {
    String line = encode(Format.JSON, event("hello", null, FIELDS));
    assertThat(line.lines()).hasSize(1);
    JsonNode json = new JsonMapper().readTree(line);
    assertThat(json.get("message").asText()).isEqualTo("hello");
    assertThat(json.get("level").asText()).isEqualTo("INFO");
    assertThat(json.get("logger").asText()).isEqualTo("l");
    assertThat(json.get("path").asText()).isEqualTo("/a\"b\\\n\u0001ü");
    assertThat(json.get("status").isInt()).isTrue();
  }

  @Test
  void exceptionsStayOnTheLine() throws IOException {
    LoggingEvent event = event("failed {}", new IllegalStateException("why"), "here");
    event.addKeyValuePair(new KeyValuePair("request_id", "7"));
    String line = encode(Format.JSON, event);
    assertThat(line.lines()).hasSize(1);
    JsonNode json = new JsonMapper().readTree(line);
    assertThat(json.get("message").asText()).isEqualTo("failed here");
    assertThat(json.get("exception").asText()).contains("IllegalStateException: why");
    assertThat(json.get("request_id").asText()).isEqualTo("7");
  }

  @Test
  void noPathBeginsALineOfItsOwnInText() {
    String line = encode(Format.TEXT, event("hello", null, FIELDS));
    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("INFO l: hello path=/a\"b").contains("status=200");
  }
}
