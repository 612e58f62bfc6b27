package io.sluice.scanner.clamd;

import io.vertx.core.Future;

/** Opens connections to clamd. */
public interface Lines {

  /**
   * Connects, and says INSTREAM. On the caller's context. Fails where no connection came about,
   * within the time allowed for that: another clamd can still be asked then.
   */
  Future<Line> open(ClamdAddress address);

  /** Ends all; may be repeated. */
  Future<Void> close();
}
