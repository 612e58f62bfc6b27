package io.sluice.gateway.objects;

import io.sluice.spi.BucketName;
import io.sluice.spi.UploadInfo;
import java.util.List;

/**
 * Uploads under way, rolled up at a delimiter.
 *
 * @param entries uploads and common prefixes by key
 * @param more whether others follow
 */
public record UploadListing(List<Entry> entries, boolean more) {

  public UploadListing {
    entries = List.copyOf(entries);
  }

  /** A line. */
  public sealed interface Entry {
    /** An upload. */
    record Upload(UploadInfo info) implements Entry {}

    /** At least one upload has a key that begins with this. */
    record CommonPrefix(String name) implements Entry {}
  }

  /**
   * Asks for a page.
   *
   * @param delimiter keys that hold it after the prefix are rolled up; empty for none
   * @param afterKey only greater keys, or the same with an upload after {@code afterUploadId}
   * @param limit at most so many entries, 0 or more
   */
  public record Request(
      BucketName bucket,
      String prefix,
      String delimiter,
      String afterKey,
      String afterUploadId,
      int limit) {}
}
