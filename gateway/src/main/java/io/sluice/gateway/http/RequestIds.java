package io.sluice.gateway.http;

import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests: 16 upper-case hex digits, unlike enough to be searched for in logs. */
final class RequestIds {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private RequestIds() {}

  static String next() {
    long bits = ThreadLocalRandom.current().nextLong();
    char[] id = new char[16];
    for (int i = 15; i >= 0; i--) {
      id[i] = DIGITS[(int) (bits & 15)];
      bits >>>= 4;
    }
    return new String(id);
  }
}
