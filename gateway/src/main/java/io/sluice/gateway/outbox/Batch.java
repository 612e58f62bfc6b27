package io.sluice.gateway.outbox;

/** A document of marks in the store, and how many of them are still needed here. */
final class Batch {
  final String gateway;
  final String name;
  private int needed;

  Batch(String gateway, String name, int needed) {
    this.gateway = gateway;
    this.name = name;
    this.needed = needed;
  }

  /** Needs one mark less; tells whether that was the last. */
  boolean release() {
    return --needed == 0;
  }
}
