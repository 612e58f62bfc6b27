package io.sluice.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks for the end of an upload.
 *
 * @param parts in ascending order of their numbers, at least one
 * @param size what the uploader counted in all, compared where present
 * @param checksum what the uploader computed over all, of a composite with or without the number of
 *     parts, as some clients of S3 leave that out; where it cannot be compared, since the upload
 *     was begun with another algorithm or type or with none, that is a mismatch
 * @param checksumType of what type that of the whole is, as far as the uploader knows; another than
 *     was planned fails with {@link StorageFailure.UnplannedChecksum}, and so does a part that is
 *     named without a checksum where a composite one was planned
 * @param annotations put over those of the upload's metadata
 * @param keepReplaced where the object that is replaced is kept, see {@link Replacement}
 */
public record CompleteUpload(
    UploadRef upload,
    List<CompletedPart> parts,
    OptionalLong size,
    Optional<Checksum> checksum,
    Optional<ChecksumType> checksumType,
    WriteCondition condition,
    Map<String, String> annotations,
    Optional<ObjectRef> keepReplaced) {

  public CompleteUpload {
    parts = List.copyOf(parts);
    annotations = Map.copyOf(annotations);
    Replacement.requireElsewhere(keepReplaced, upload.object());
  }

  public CompleteUpload(
      UploadRef upload,
      List<CompletedPart> parts,
      OptionalLong size,
      Optional<Checksum> checksum,
      WriteCondition condition,
      Map<String, String> annotations) {
    this(upload, parts, size, checksum, Optional.empty(), condition, annotations, Optional.empty());
  }

  /** This, with what is known only when it is committed. */
  public CompleteUpload with(Map<String, String> more, Optional<ObjectRef> keep) {
    Map<String, String> merged = new HashMap<>(annotations);
    merged.putAll(more);
    return new CompleteUpload(
        upload,
        parts,
        size,
        checksum,
        checksumType,
        condition,
        merged,
        keep.or(() -> keepReplaced));
  }

  /** What its object becomes. */
  public Replacement replacement() {
    return new Replacement(upload.object(), condition, keepReplaced);
  }

  /**
   * A part as its uploader remembers it. One with a checksum of an algorithm that was not computed
   * when the part came in is another part.
   */
  public record CompletedPart(int number, ETag etag, List<Checksum> checksums) {

    public CompletedPart {
      checksums = List.copyOf(checksums);
    }
  }
}
