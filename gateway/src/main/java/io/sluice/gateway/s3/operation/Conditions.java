package io.sluice.gateway.s3.operation;

import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.representation.Preconditions;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.ETag;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.WriteCondition;
import java.util.Optional;

/** Preconditions of reads, copies and writes. */
final class Conditions {
  private static final String COPY = "x-amz-copy-source-";

  private Conditions() {}

  /** Of a read. */
  static ReadConditions read(S3Request request) {
    return Preconditions.read(request::header);
  }

  /** Of the source of a copy. */
  static ReadConditions copySource(S3Request request) {
    return Preconditions.read(name -> request.header(COPY + name));
  }

  /**
   * Of a write: S3 knows {@code If-None-Match: *} and {@code If-Match} with one tag or {@code *}.
   */
  static WriteCondition write(S3Request request) {
    Optional<String> match = request.header("if-match");
    Optional<String> noneMatch = request.header("if-none-match");
    if (match.isPresent() && noneMatch.isPresent()) {
      throw S3Failure.notImplemented("If-None-Match", "A write takes one condition, not two.");
    }
    if (noneMatch.isPresent()) {
      if (!noneMatch.get().strip().equals("*")) {
        throw S3Failure.notImplemented("If-None-Match", "A write knows only If-None-Match: *.");
      }
      return WriteCondition.ifAbsent();
    }
    return match.map(Conditions::matching).orElseGet(WriteCondition::always);
  }

  /** Of a delete, which can only be told what must be there. */
  static WriteCondition delete(S3Request request) {
    return request.header("if-match").map(Conditions::matching).orElseGet(WriteCondition::always);
  }

  /** One tag, or {@code *} for whatever is there. */
  static WriteCondition matching(String header) {
    if (!isTag(header)) {
      throw S3Failure.notImplemented("If-Match", "If-Match takes one ETag here.");
    }
    String tag = EntityTags.unquoted(header);
    return tag.equals("*")
        ? new WriteCondition.IfPresent()
        : new WriteCondition.IfMatches(new ETag(tag));
  }

  /** Whether it is one tag, or {@code *}. */
  static boolean isTag(String header) {
    String tag = EntityTags.unquoted(header);
    return !tag.isEmpty() && tag.indexOf('"') < 0;
  }
}
