package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.RestFailure;
import java.util.Map;

/** Tags as they are sent, for objects and for buckets. */
final class TagRules {

  private TagRules() {}

  /** All of them, or a failure that names the field that is wrong. */
  static Tags tags(Map<String, String> tags, int most) {
    tags.forEach(TagRules::check);
    if (tags.size() > most) {
      throw ProblemCode.LIMIT_EXCEEDED
          .failure("There can be " + most + " tags at most.")
          .with("field", "tags");
    }
    return new Tags(tags);
  }

  private static void check(String key, String value) {
    if (!Tags.isKey(key) || value == null || !Tags.isValue(value)) {
      throw RestFailure.field(
          "tags." + key,
          "A tag has a key of 1 to 128 and a value of at most 256 letters, digits, spaces and "
              + "_.:/=+-@ and no key begins with aws:.");
    }
  }
}
