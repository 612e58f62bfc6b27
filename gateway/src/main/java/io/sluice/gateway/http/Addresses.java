package io.sluice.gateway.http;

import java.util.concurrent.ConcurrentHashMap;

/** Counts the connections of each address. Holds no more addresses than there are connections. */
final class Addresses {
  private final int most;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param most of one address; 0 for as many as there are
   */
  Addresses(int most) {
    this.most = most;
  }

  /** Takes a place, which must be given back, or says that there is none. */
  boolean enter(String address) {
    if (counts.merge(address, 1, Integer::sum) > most && most > 0) {
      leave(address);
      return false;
    }
    return true;
  }

  void leave(String address) {
    counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
