package io.sluice.gateway.auth;

/**
 * The chain of signatures of a chunked body: each one covers its predecessor, the first one the
 * signature of the request. Immutable, may be called from any thread.
 */
public final class ChunkSignatures {
  private final String seed;

  ChunkSignatures(String seed) {
    this.seed = seed;
  }

  /** The request's own signature, where the chain begins; lower-case hex, as all of them. */
  public String seed() {
    return seed;
  }
}
