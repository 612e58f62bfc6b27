package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.rest.Bodies;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.UpdateMetadata;
import io.vertx.core.Future;
import java.util.Map;

/** Replaces all tags of an object. Its ETag and Last-Modified stay. */
public final class PutObjectTags implements Operation {
  private final Objects objects;
  private final Bodies bodies;

  public PutObjectTags(Objects objects, Bodies bodies) {
    this.objects = objects;
    this.bodies = bodies;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return bodies
        .read(request, TagsDocument.class)
        .map(PutObjectTags::tags)
        .map(tags -> new UpdateMetadata(request.ref(), Conditions.expected(request), tags.patch()))
        .compose(update -> objects.updateMetadata(request.principal(), update))
        .map(tagged -> Reply.empty());
  }

  private static Tags tags(TagsDocument wanted) {
    Map<String, String> tags = Required.field("tags", wanted.tags());
    tags.forEach(PutObjectTags::check);
    if (tags.size() > Tags.PER_OBJECT_MAX) {
      throw ProblemCode.LIMIT_EXCEEDED
          .failure("An object has at most " + Tags.PER_OBJECT_MAX + " tags.")
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
