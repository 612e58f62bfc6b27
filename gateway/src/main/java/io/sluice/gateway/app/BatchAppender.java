package io.sluice.gateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes lines without waiting and writes them in batches, on a thread of its own. After the first
 * line of a batch that thread rests a moment, so that lines which follow closely neither wake it
 * nor cost a write each. Where lines come faster than they can be written, the newest are dropped,
 * and a line says how many.
 */
final class BatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final long REST_NANOS = 2_000_000;
  private static final int BATCH_LINES = 1024;
  private static final int OUTPUT_BYTES = 64 << 10;
  private static final long STOP_MILLIS = 5_000;

  private final LogEncoder encoder;
  private final OutputStream output;
  private final BlockingQueue<ILoggingEvent> waiting;
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer = new Thread(this::run, "sluice-log");

  BatchAppender(LogEncoder encoder, OutputStream output, int queueLines) {
    this.encoder = encoder;
    this.output = new BufferedOutputStream(output, OUTPUT_BYTES);
    this.waiting = new ArrayBlockingQueue<>(queueLines);
    this.writer.setDaemon(true);
  }

  @Override
  public void start() {
    super.start();
    writer.start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    if (!waiting.offer(event)) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what waits, for a bounded time. */
  @Override
  public void stop() {
    super.stop();
    writer.interrupt();
    try {
      writer.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<ILoggingEvent> batch = new ArrayList<>(BATCH_LINES);
    while (isStarted() || !waiting.isEmpty()) {
      if (waiting.isEmpty()) {
        awaitLine(batch);
      }
      waiting.drainTo(batch, BATCH_LINES);
      write(batch);
      batch.clear();
    }
  }

  private void awaitLine(List<ILoggingEvent> batch) {
    try {
      batch.add(waiting.take());
      LockSupport.parkNanos(REST_NANOS);
    } catch (InterruptedException e) {
      // Only stop() does that; the loop writes what is left and ends.
    }
  }

  private void write(List<ILoggingEvent> batch) {
    try {
      for (ILoggingEvent event : batch) {
        output.write(encoder.encode(event));
      }
      long lost = dropped.getAndSet(0);
      if (lost > 0) {
        output.write(encoder.encode(lost(lost)));
      }
      output.flush();
    } catch (IOException e) {
      // Whoever reads the log is gone: there is nobody to tell, and serving goes on.
      addError("the log cannot be written", e);
    }
  }

  private static ILoggingEvent lost(long lines) {
    LoggingEvent event = new LoggingEvent();
    event.setLevel(Level.WARN);
    event.setLoggerName(BatchAppender.class.getName());
    event.setTimeStamp(System.currentTimeMillis());
    event.setMessage(lines + " lines were dropped: they came faster than they could be written");
    return event;
  }
}
