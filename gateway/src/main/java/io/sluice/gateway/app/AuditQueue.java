package io.sluice.gateway.app;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that wait for the disk. No event loop waits with them: where the disk stands still for too
 * long lines are lost, and the log says how many.
 */
final class AuditQueue extends AsyncAppender {
  private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);

  private final AtomicLong lost = new AtomicLong();

  AuditQueue(int lines) {
    setQueueSize(lines);
    setDiscardingThreshold(0);
    setNeverBlock(true);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (getRemainingCapacity() == 0) {
      lost.incrementAndGet();
      return;
    }
    long before = lost.getAndSet(0);
    if (before > 0) {
      LOG.error("{} lines of the audit log were lost: the disk did not take them", before);
    }
    super.append(event);
  }
}
