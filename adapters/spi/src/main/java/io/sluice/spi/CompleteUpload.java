package io.sluice.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks for the end of an upload.
 *
 * @param parts in ascending order of their numbers, at least one
 * @param size what the uploader counted in all, compared where present
 * @param checksum what the uploader computed over all; where it cannot be compared, since the
 *     upload was begun with another algorithm or type or with none, that is a mismatch
 * @param annotations put over those of the upload's metadata
 */
public record CompleteUpload(
    UploadRef upload,
    List<CompletedPart> parts,
    OptionalLong size,
    Optional<Checksum> checksum,
    WriteCondition condition,
    Map<String, String> annotations) {

  public CompleteUpload {
    parts = List.copyOf(parts);
    annotations = Map.copyOf(annotations);
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
