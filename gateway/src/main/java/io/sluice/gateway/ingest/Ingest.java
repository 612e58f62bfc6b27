package io.sluice.gateway.ingest;

import io.sluice.scanner.Scan;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Staged;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The one way of bytes into a store: decode, then hash, scan and write at the same time, compare,
 * judge, commit.
 */
public final class Ingest {
  private final Vertx vertx;
  private final IngestLimits limits;
  private final Memory memory;
  private final WorkerExecutor pool;

  /** The pool of threads is closed with {@code vertx}. */
  public Ingest(Vertx vertx, IngestLimits limits) {
    this.vertx = vertx;
    this.limits = limits;
    this.memory = new Memory(limits);
    this.pool = vertx.createSharedWorkerExecutor("digest", limits.digestThreads());
    inPool(NativeSums::load);
  }

  /**
   * Reads the body to its end, writes its payload to the target, compares what came with what was
   * declared, and commits. On any failure the target is discarded, and the rest of the body stays
   * unread, its stream paused: the caller drains or closes.
   *
   * <p>Called on the event loop that owns the body's stream; the future completes there. The target
   * sets the pace by the futures of its writes, and so does a scan.
   *
   * @param compute checksums to compute besides those declared
   * @param scan looks at the payload, where somebody shall
   * @param commit makes the target's own commit out of what was received; where it fails, or
   *     throws, nothing is published
   * @return fails with {@link IngestFailure}, or with what the target or {@code commit} fails with
   */
  public <C, R> Future<R> receive(
      Body body,
      Set<ChecksumAlgorithm> compute,
      Optional<Scan> scan,
      Staged<C, R> target,
      Function<Received, Future<C>> commit) {
    return read(body, compute, sink(target, scan), Long.MAX_VALUE)
        .compose(received -> {
          // The scanner begins in earnest only now: it need not wait for the store as well.
          Future<Received> judged = judged(received, scan);
          return target.end().compose(written -> judged);
        })
        .compose(commit)
        .compose(target::commit)
        .recover(failure -> {
          scan.ifPresent(Scan::cancel);
          return target.discard().transform(given -> Future.failedFuture(failure));
        });
  }

  /** The same where nobody looks at the bytes, and everything is wanted that came whole. */
  public <C, R> Future<R> receive(
      Body body,
      Set<ChecksumAlgorithm> compute,
      Staged<C, R> target,
      Function<Received, C> commit) {
    return receive(
        body,
        compute,
        Optional.empty(),
        target,
        received -> Future.succeededFuture(commit.apply(received)));
  }

  private static Function<Buffer, Future<Void>> sink(Staged<?, ?> target, Optional<Scan> scan) {
    if (scan.isEmpty()) {
      return target::write;
    }
    ScanInTurn turn = new ScanInTurn(scan.get());
    return batch -> Future.all(target.write(batch), turn.write(batch)).mapEmpty();
  }

  private static Future<Received> judged(Received received, Optional<Scan> scan) {
    return scan.isEmpty()
        ? Future.succeededFuture(received)
        : scan.get().end().map(received::judged);
  }

  /**
   * Reads a small body, such as a document, into memory, with the same comparisons.
   *
   * @param maxBytes of payload; more fails with TOO_LARGE
   */
  public Future<Buffer> collect(Body body, int maxBytes) {
    Buffer all = Buffer.buffer();
    return read(body, Set.of(), batch -> append(all, batch), maxBytes)
        .map(received -> all)
        .onComplete(done -> memory.giveBack(all.length()));
  }

  private Future<Void> append(Buffer all, Buffer batch) {
    if (!memory.reserve(batch.length())) {
      return Future.failedFuture(Memory.full());
    }
    all.appendBuffer(batch);
    return Future.succeededFuture();
  }

  private Future<Received> read(
      Body body,
      Set<ChecksumAlgorithm> compute,
      Function<Buffer, Future<Void>> write,
      long maxBytes) {
    try {
      Extent extent = Extent.of(body, maxBytes, limits.inlineBytes());
      long least = Memory.least(extent.declared());
      if (!memory.reserve(least)) {
        return Future.failedFuture(Memory.full());
      }
      return read(body, extent, compute, write).onComplete(done -> memory.giveBack(least));
    } catch (IngestFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  private Future<Received> read(
      Body body,
      Extent extent,
      Set<ChecksumAlgorithm> compute,
      Function<Buffer, Future<Void>> write) {
    try {
      Threads threads = new Threads(this::inPool, new Home(vertx.getOrCreateContext()));
      Reception reception = new Reception(body, extent, compute, limits, threads);
      return new Transfer(
              reception.payload(), extent, reception.into(write), limits, memory, threads.home())
          .run()
          .map(reception::received);
    } catch (IngestFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  private void inPool(Runnable task) {
    pool.executeBlocking(
        () -> {
          task.run();
          return null;
        },
        false);
  }
}
