package io.sluice.gateway.rest.operation;

import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.rest.RestRequest;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.ETag;
import io.sluice.spi.WriteCondition;
import java.util.Optional;

/** Preconditions of writes. */
final class Conditions {

  private Conditions() {}

  /** {@code If-None-Match: *}, or {@code If-Match} with one tag or {@code *}, or none. */
  static WriteCondition write(RestRequest request) {
    Optional<String> noneMatch = request.header("if-none-match");
    if (noneMatch.isEmpty()) {
      return match(request);
    }
    if (request.header("if-match").isPresent()) {
      throw RestFailure.parameter("If-None-Match", "A write takes one condition, not two.");
    }
    if (!noneMatch.get().strip().equals("*")) {
      throw RestFailure.parameter("If-None-Match", "A write knows only If-None-Match: *.");
    }
    return WriteCondition.ifAbsent();
  }

  /** {@code If-Match} with one tag or {@code *}, or none. */
  static WriteCondition match(RestRequest request) {
    Optional<String> match = request.header("if-match");
    return match.isPresent() && match.get().strip().equals("*")
        ? new WriteCondition.IfPresent()
        : match
            .<WriteCondition>map(tag -> new WriteCondition.IfMatches(etag(tag)))
            .orElseGet(WriteCondition::always);
  }

  /** The tag that is expected of an object that must be there anyway. */
  static Optional<ETag> expected(RestRequest request) {
    return request.header("if-match").filter(tag -> !tag.strip().equals("*")).map(Conditions::etag);
  }

  private static ETag etag(String header) {
    String tag = EntityTags.unquoted(header);
    if (tag.isEmpty() || tag.startsWith("W/") || tag.indexOf('"') >= 0) {
      throw RestFailure.parameter("If-Match", "If-Match takes one strong entity tag or * here.");
    }
    return new ETag(tag);
  }
}
