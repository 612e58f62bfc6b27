package io.sluice.gateway.http;

/** Whether requests are wanted. Alive is whoever can answer at all. */
public final class Health {
  private volatile boolean ready;

  /** Requests are wanted from now on, or no longer. */
  public void ready(boolean now) {
    this.ready = now;
  }

  public boolean isReady() {
    return ready;
  }
}
