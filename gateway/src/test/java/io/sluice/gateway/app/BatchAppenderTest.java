package io.sluice.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.sluice.gateway.config.LogConfig.Format;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchAppenderTest {
  private static final LoggerContext CONTEXT = new LoggerContext();

  static {
    CONTEXT.setMDCAdapter(new LogbackMDCAdapter());
  }

  private static LoggingEvent line(int number) {
    return new LoggingEvent("x", CONTEXT.getLogger("l"), Level.INFO, "line " + number, null, null);
  }

  private static BatchAppender started(OutputStream output, int queueLines) {
    BatchAppender appender = new BatchAppender(new LogEncoder(Format.TEXT), output, queueLines);
    appender.setContext(CONTEXT);
    appender.start();
    return appender;
  }

  @Test
  void allLinesAreWrittenInTheirOrderBeforeItStops() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    BatchAppender appender = started(output, 100_000);
    for (int i = 0; i < 50_000; i++) {
      appender.doAppend(line(i));
    }
    appender.stop();
    String[] lines = output.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(50_000);
    for (int i = 0; i < lines.length; i++) {
      assertThat(lines[i]).endsWith("line " + i);
    }
  }

  @Test
  void whatIsDroppedIsCounted() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    BatchAppender appender = started(new Stuck(stuck, open, written), 4);
    appender.doAppend(line(0));
    stuck.await();
    for (int i = 1; i <= 10; i++) {
      appender.doAppend(line(i));
    }
    open.countDown();
    appender.stop();
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("line 0", "line 4")
        .doesNotContain("line 5")
        .contains("6 lines were dropped");
  }

  /** An output that takes nothing until it is opened. */
  private static final class Stuck extends OutputStream {
    private final CountDownLatch reached;
    private final CountDownLatch open;
    private final OutputStream next;

    Stuck(CountDownLatch reached, CountDownLatch open, OutputStream next) {
      this.reached = reached;
      this.open = open;
      this.next = next;
    }

    @Override
    public void write(int b) throws java.io.IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      reached.countDown();
      awaitOpen();
      next.write(bytes, offset, length);
    }

    /** To be told to stop does not open it, as it would not a full pipe. */
    private void awaitOpen() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
