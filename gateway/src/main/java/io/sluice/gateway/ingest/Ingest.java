package io.sluice.gateway.ingest;

import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Staged;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.function.Function;

/** The one way of bytes into a store. */
public final class Ingest {

  public Ingest(Vertx vertx, IngestLimits limits) {}

  /**
   * Reads the body to its end, writes its payload to the target, compares what came with what was
   * declared, and commits. On any failure the target is discarded, and the rest of the body stays
   * unread, its stream paused: the caller drains or closes.
   *
   * <p>Called on the event loop that owns the body's stream; the future completes there.
   *
   * @param compute checksums to compute besides those declared
   * @param commit makes the target's own commit out of what was received
   * @return fails with {@link IngestFailure}, or with what the target fails with
   */
  public <C, R> Future<R> receive(
      Body body,
      Set<ChecksumAlgorithm> compute,
      Staged<C, R> target,
      Function<Received, C> commit) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  /**
   * Reads a small body, such as a document, into memory, with the same comparisons.
   *
   * @param maxBytes of payload; more fails with TOO_LARGE
   */
  public Future<Buffer> collect(Body body, int maxBytes) {
    return Future.failedFuture(new UnsupportedOperationException());
  }
}
