package io.sluice.spi;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/**
 * An upload whose whole can be read before anybody sees it. Its bytes are frozen: parts that are
 * uploaded again, an abort, or a completion by others change nothing of what {@link #open} gives
 * and {@link #commit} publishes. It makes nobody wait. Whoever prepared it must call {@link
 * #commit} or {@link #discard}; where the gateway ends before, the upload is as if it had never
 * been prepared.
 */
public interface PreparedUpload {

  /**
   * The object that commit would make: size, ETag, checksums and metadata; its Last-Modified is
   * that of the preparing.
   */
  ObjectInfo info();

  /**
   * Whether the upload was completed before and its object is still there: then that is what can be
   * read, and commit answers with it and changes nothing.
   */
  boolean isCompleted();

  /**
   * The whole, as often as wanted, also at the same time. What was opened can be read to its end
   * after commit and discard; afterwards opening fails with {@link StorageFailure.NoSuchUpload}.
   */
  Future<ObjectContent> open();

  /**
   * Publishes exactly the bytes that could be read. Called once; judges the condition again. {@link
   * StorageFailure.NoSuchUpload} where the upload was aborted meanwhile; where others completed it
   * and their object is still there, the answer is that object. Where it fails, the upload stays as
   * it was and can be prepared again.
   *
   * @param annotations put over those of the request
   * @param keepReplaced as in {@link CompleteUpload#keepReplaced}, and in its place where present
   */
  Future<ObjectInfo> commit(Map<String, String> annotations, Optional<ObjectRef> keepReplaced);

  /**
   * The same at another place, whatever is there, so that nothing becomes visible at the upload's
   * own; the upload is over as well. Judges no condition and keeps nothing. Needs {@link
   * Capability#COMMIT_ELSEWHERE}.
   */
  Future<ObjectInfo> commitElsewhere(Map<String, String> annotations, ObjectRef place);

  /**
   * Leaves the upload as it was. At any time, repeatedly, even after commit (then it does nothing);
   * never fails.
   */
  Future<Void> discard();
}
