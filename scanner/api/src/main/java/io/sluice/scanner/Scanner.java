package io.sluice.scanner;

import io.vertx.core.Future;
import java.util.OptionalLong;

/** Looks for viruses in bytes. All futures complete on the caller's Vert.x context. */
public interface Scanner {

  /**
   * Begins. Never fails: where no scanner is to be had, the scan swallows its bytes and ends with
   * {@code NotScanned(UNAVAILABLE)}; where {@code size} is beyond what it takes, with {@code
   * NotScanned(TOO_LARGE)} and without a connection.
   *
   * @param size how many bytes will come, where that is known
   */
  Future<Scan> begin(OptionalLong size);

  /** What is known of the scanner now; cheap, asked often. */
  ScannerState state();

  /** Ends: what is under way breaks off. May be repeated. */
  Future<Void> close();
}
