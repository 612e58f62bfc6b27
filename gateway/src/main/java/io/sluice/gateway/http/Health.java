package io.sluice.gateway.http;

import java.util.List;
import java.util.function.Supplier;

/** Whether requests are wanted. Alive is whoever can answer at all. */
public final class Health {
  private volatile boolean ready;
  private volatile Supplier<List<String>> details = List::of;

  /** Requests are wanted from now on, or no longer. */
  public void ready(boolean now) {
    this.ready = now;
  }

  public boolean isReady() {
    return ready;
  }

  /** Lines for people about what can fail without requests being turned away. */
  public void details(Supplier<List<String>> lines) {
    this.details = lines;
  }

  List<String> details() {
    return details.get();
  }
}
