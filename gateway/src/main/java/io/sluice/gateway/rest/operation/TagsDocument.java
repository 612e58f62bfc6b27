package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.rest.Reply;
import io.sluice.spi.ObjectInfo;
import java.util.Map;

/** Tags as they are shown and sent. */
record TagsDocument(Map<String, String> tags) {

  static Reply reply(ObjectInfo object) {
    return Reply.document(new TagsDocument(Tags.of(object.metadata()).values()));
  }
}
