package io.sluice.gateway.outbox;

import io.sluice.gateway.control.Shelf;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes documents that are no longer needed, a few at a time, until the store has done it. */
final class Removal {
  /** Beyond, no look begins: what was looked at could not be forgotten. */
  private static final int WAITING_MAX = 10_000;

  private static final int AT_ONCE = 8;
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  private final Vertx vertx;
  private final Shelf shelf;
  private final BackOff backOff;
  private final Runnable progress;
  private final Deque<String> waiting = new ArrayDeque<>();
  private int underWay;
  private int failures;
  private boolean resting;

  Removal(Vertx vertx, Shelf shelf, BackOff backOff, Runnable progress) {
    this.vertx = vertx;
    this.shelf = shelf;
    this.backOff = backOff;
    this.progress = progress;
  }

  void add(String name) {
    waiting.add(name);
    next();
  }

  /** What is left out is found when this gateway's documents are taken over. */
  void addIfRoom(String name) {
    if (!isFull()) {
      add(name);
    }
  }

  boolean isFull() {
    return waiting.size() >= WAITING_MAX;
  }

  boolean isIdle() {
    return waiting.isEmpty() && underWay == 0;
  }

  private void next() {
    while (!resting && underWay < AT_ONCE && !waiting.isEmpty()) {
      String name = waiting.poll();
      underWay++;
      shelf.delete(name).onComplete(done -> removed(name, done.cause()));
    }
  }

  private void removed(String name, Throwable failure) {
    underWay--;
    if (failure == null) {
      failures = 0;
      next();
      progress.run();
      return;
    }
    waiting.addFirst(name);
    if (!resting) {
      resting = true;
      LOG.warn("marks that were looked at are not deleted: {}", failure.getMessage());
      vertx.setTimer(backOff.millis(++failures), rested -> again());
    }
  }

  private void again() {
    resting = false;
    next();
  }
}
