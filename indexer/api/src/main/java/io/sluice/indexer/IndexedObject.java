package io.sluice.indexer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An object as the index has it. Bucket and key together tell it from all others.
 *
 * @param stamp changes whenever the object has to be looked at again; opaque to the index
 * @param contentType as it was found out, lower case and without parameters
 * @param language ISO 639-1, where it was found out
 * @param owner the id of whoever wrote it, or empty
 * @param verdict the kind of the scanner's verdict: {@code clean}, {@code pending}, {@code
 *     not-scanned}, {@code infected}
 * @param title what the document calls itself, or empty
 * @param content its text, where there is any
 * @param note why there is no text, or not all of it, in a word such as {@code encrypted}; empty
 *     where nothing is missing
 */
public record IndexedObject(
    String bucket,
    String key,
    String stamp,
    long size,
    Instant modified,
    String contentType,
    Optional<String> language,
    String owner,
    Map<String, String> tags,
    Map<String, String> user,
    String verdict,
    String title,
    Optional<String> content,
    String note) {

  public IndexedObject {
    tags = Map.copyOf(tags);
    user = Map.copyOf(user);
  }

  /** The last part of the key: what people call the file. */
  public String name() {
    String trimmed = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
