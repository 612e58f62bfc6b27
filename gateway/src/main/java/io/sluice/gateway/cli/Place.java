package io.sluice.gateway.cli;

import java.util.HashMap;
import java.util.Map;

/**
 * A place as people name it: {@code BUCKET} or {@code BUCKET/PREFIX}; everywhere where it is empty.
 */
record Place(String bucket, String prefix) {

  static Place of(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Place(text, "")
        : new Place(text.substring(0, slash), text.substring(slash + 1));
  }

  /** With what else a request says. */
  Map<String, String> with(Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    if (!bucket.isEmpty()) {
      fields.put("bucket", bucket);
      fields.put("prefix", prefix);
    }
    return fields;
  }

  @Override
  public String toString() {
    return bucket.isEmpty() ? "all buckets" : prefix.isEmpty() ? bucket : bucket + "/" + prefix;
  }
}
