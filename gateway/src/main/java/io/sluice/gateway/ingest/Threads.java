package io.sluice.gateway.ingest;

import java.util.concurrent.Executor;

/**
 * Where the work on one body is done.
 *
 * @param pool where hashes are computed
 * @param home the event loop that the body belongs to, where all else happens
 */
record Threads(Executor pool, Executor home) {

  /** The same with all hashing at home. */
  Threads inline() {
    return new Threads(Runnable::run, home);
  }
}
