package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * Small documents that the gateway itself keeps in the store: who may do what, settings of buckets.
 * They are no objects: no call of {@link ObjectStore} shows or touches them. Futures complete on
 * the caller's Vert.x context and fail only with a {@link StorageFailure}; {@link
 * StorageFailure.Unavailable} where a document cannot be read, never an empty answer.
 *
 * <p>What was acknowledged is durable, also in a store that is set to be quick rather than safe,
 * and every gateway on the store sees it with its next call. A document is seen whole: the old one
 * or the new one.
 */
public interface ControlStore {

  /** The document; empty where there is none. */
  Future<Optional<ControlDocument>> read(ControlName name);

  /**
   * Writes, and tells the new version. {@link StorageFailure.ConditionFailed} where the condition
   * does not hold: of many who race with one condition exactly one wins. {@link
   * StorageFailure.LimitExceeded} beyond {@link StoreLimits#controlBytesMax}. After any other
   * failure the document is the old one or the new one.
   */
  Future<ControlDocument> write(WriteDocument request);

  /**
   * Deletes, and tells whether there was something to delete. A missing document is not a failure,
   * unless a version is asked for: {@link StorageFailure.ConditionFailed} where it is missing or
   * has another.
   */
  Future<Boolean> delete(DeleteDocument request);

  /**
   * A page of the names in a folder. A document that is there during the whole of a paged listing
   * is in it exactly once, whatever else comes and goes. A folder that has never been written to is
   * empty.
   */
  Future<ControlPage> list(ListDocuments request);
}
