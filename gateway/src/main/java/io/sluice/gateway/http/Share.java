package io.sluice.gateway.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one user, or all of them, may take.
 *
 * @param uploads in bytes
 * @param downloads in bytes
 * @param underWay requests, now
 */
record Share(Pace requests, Pace uploads, Pace downloads, AtomicInteger underWay) {

  static Share of(long requests, long uploadBytes, long downloadBytes) {
    return new Share(
        new Pace(requests, System::nanoTime),
        new Pace(uploadBytes, System::nanoTime),
        new Pace(downloadBytes, System::nanoTime),
        new AtomicInteger());
  }
}
