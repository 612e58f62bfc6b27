package io.sluice.spi;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/**
 * Bytes on their way in, seen by nobody. {@link #end} says only that all were handed over (a Vert.x
 * pipe calls it even where its source was cut off); nothing becomes visible before {@link #commit}
 * has succeeded, and nothing stays after {@link #discard}.
 *
 * @param <C> what the writer says of the bytes at the end
 * @param <R> what they have become
 */
public interface Staged<C, R> extends WriteStream<Buffer> {

  /**
   * Publishes what was written in one atomic step, durable when the future succeeds. Called once,
   * after {@link #end} has succeeded. Where it fails the old state is untouched and the staged
   * bytes are given back, except for {@link StorageFailure.Unavailable}: then either state may have
   * come about.
   */
  Future<R> commit(C commit);

  /**
   * Gives back everything. At any time, repeatedly, even after commit (then it does nothing); never
   * fails.
   */
  Future<Void> discard();
}
