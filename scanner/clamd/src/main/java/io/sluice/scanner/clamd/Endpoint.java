package io.sluice.scanner.clamd;

import io.sluice.scanner.ScannerState;
import java.util.Optional;

/** One clamd: what is known of it, and who uses it. Guarded by {@link Endpoints}. */
final class Endpoint {
  /** What may be expected of it. */
  enum Standing {
    /** Nobody has looked yet. */
    UNKNOWN,
    UP,
    /** It could not be reached or used, and rests until a look succeeds. */
    DOWN
  }

  final ClamdAddress address;
  private final int connections;
  private Standing standing = Standing.UNKNOWN;
  private Optional<Facts> facts = Optional.empty();
  private String problem = "nobody has looked at it yet";
  private int taken;
  private boolean looking;
  private boolean doubted;
  private long lookedNanos;
  private long toldNanos;

  Endpoint(ClamdAddress address, int connections) {
    this.address = address;
    this.connections = connections;
  }

  Standing standing() {
    return standing;
  }

  Optional<Facts> facts() {
    return facts;
  }

  boolean takes(long size) {
    return facts.map(known -> size <= known.streamBytesMax()).orElse(false);
  }

  boolean take() {
    if (taken >= connections) {
      return false;
    }
    taken++;
    return true;
  }

  void giveBack() {
    taken--;
  }

  /** Whether a look is due; then the caller must look, and say what came of it. */
  boolean beginLook(long intervalNanos) {
    boolean due =
        standing != Standing.UP || doubted || System.nanoTime() - lookedNanos > intervalNanos;
    if (looking || !due) {
      return false;
    }
    looking = true;
    return true;
  }

  /** Whether what is known may be out of date, so that the next look must be a thorough one. */
  boolean mustTell(long intervalNanos) {
    return standing != Standing.UP || doubted || System.nanoTime() - toldNanos > intervalNanos;
  }

  void lookedAt() {
    looking = false;
    lookedNanos = System.nanoTime();
  }

  void doubt() {
    doubted = true;
  }

  void up(Facts found) {
    standing = Standing.UP;
    doubted = false;
    toldNanos = System.nanoTime();
    facts = Optional.of(found);
    problem = found.advice();
  }

  void down(String why) {
    standing = Standing.DOWN;
    problem = why;
  }

  ScannerState.Endpoint state() {
    return new ScannerState.Endpoint(
        address.toString(),
        standing == Standing.UP,
        facts.map(Facts::engine).orElse(""),
        facts.flatMap(Facts::signatures),
        facts.map(Facts::onlyTest).orElse(false),
        facts.map(Facts::streamBytesMax),
        problem);
  }
}
