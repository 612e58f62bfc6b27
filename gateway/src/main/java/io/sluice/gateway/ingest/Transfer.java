package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INCOMPLETE_BODY;
import static io.sluice.gateway.ingest.IngestFailure.Reason.TOO_SLOW;

import io.sluice.spi.StorageFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One payload on its way: joined to batches, each of which goes to a sink and to the digests at the
 * same time. Confined to its event loop.
 *
 * <p>A batch leaves when it is full, or as soon as nothing else is on its way: a fast sender gets
 * large batches, a slow one holds next to nothing.
 */
final class Transfer {
  /** What a buffer costs besides its bytes, so that many small ones are not held for free. */
  private static final int BUFFER_OVERHEAD = 128;

  private final ReadStream<Buffer> payload;
  private final Extent extent;
  private final Function<Buffer, Future<?>> sink;
  private final IngestLimits limits;
  private final Memory memory;
  private final Executor home;
  private final Promise<Long> result = Promise.promise();

  private List<Buffer> pending = new ArrayList<>();
  private int pendingBytes;
  private int batches;
  private int held;
  private long size;
  private boolean flowing;
  private boolean ended;
  private boolean done;

  Transfer(
      ReadStream<Buffer> payload,
      Extent extent,
      Function<Buffer, Future<?>> sink,
      IngestLimits limits,
      Memory memory,
      Executor home) {
    this.payload = payload;
    this.extent = extent;
    this.sink = sink;
    this.limits = limits;
    this.memory = memory;
    this.home = home;
  }

  /** Succeeds with the size of the payload when the sink has taken all of it. */
  Future<Long> run() {
    memory.enter();
    payload
        .exceptionHandler(failure -> fail(sourceFailure(failure)))
        .endHandler(end -> end())
        .handler(this::accept);
    resume();
    return result.future();
  }

  private void accept(Buffer bytes) {
    if (done) {
      return;
    }
    size += bytes.length();
    if (extent.isPassedBy(size)) {
      fail(extent.passed());
      return;
    }
    pending.add(bytes);
    pendingBytes += bytes.length();
    held += bytes.length() + BUFFER_OVERHEAD;
    if (pendingBytes >= limits.batchBytes() || (batches == 0 && !extent.isSmall())) {
      flush();
    }
    if (held >= memory.share() && batches > 0) {
      pause();
    }
  }

  private void end() {
    if (done) {
      return;
    }
    ended = true;
    if (extent.isMissedBy(size)) {
      fail(new IngestFailure(INCOMPLETE_BODY, "the body ends early"));
    } else if (!pending.isEmpty()) {
      flush();
    } else if (batches == 0) {
      succeed();
    }
  }

  private void flush() {
    Buffer batch = joined();
    int cost = pendingBytes + pending.size() * BUFFER_OVERHEAD;
    pending = new ArrayList<>();
    pendingBytes = 0;
    batches++;
    sink.apply(batch)
        .onSuccess(taken -> home.execute(() -> release(cost)))
        .onFailure(failure -> home.execute(() -> fail(failure)));
  }

  private Buffer joined() {
    if (pending.size() == 1) {
      return pending.getFirst();
    }
    Buffer batch = Buffer.buffer(pendingBytes);
    pending.forEach(batch::appendBuffer);
    return batch;
  }

  private void release(int cost) {
    batches--;
    held -= cost;
    if (done) {
      return;
    }
    if (batches == 0 && !pending.isEmpty()) {
      flush();
    } else if (batches == 0 && ended) {
      succeed();
    }
    if (held <= memory.share() / 2) {
      resume();
    }
  }

  private void pause() {
    if (flowing && !done) {
      flowing = false;
      payload.pause();
    }
  }

  private void resume() {
    if (!flowing && !ended && !done) {
      flowing = true;
      payload.resume();
    }
  }

  private void succeed() {
    done = true;
    memory.leave();
    result.complete(size);
  }

  private void fail(Throwable failure) {
    if (!done) {
      done = true;
      memory.leave();
      pending = List.of();
      payload.pause();
      payload.handler(null);
      result.fail(failure);
    }
  }

  /** Storage may be the source too, of a copy; anybody else who stops has hung up. */
  private static Throwable sourceFailure(Throwable failure) {
    return switch (failure) {
      case StorageFailure storage -> storage;
      case IngestFailure ingest -> ingest;
      case TimeoutException slow -> new IngestFailure(TOO_SLOW, "the body comes too slowly");
      default -> new IngestFailure(INCOMPLETE_BODY, "the sender hung up");
    };
  }
}
