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

  /** Of a write: S3 knows {@code If-None-Match: *} and {@code If-Match} with one tag. */
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

  private static WriteCondition matching(String header) {
    return new WriteCondition.IfMatches(etag(header));
  }

  /** One tag of an If-Match. */
  static ETag etag(String header) {
    String tag = EntityTags.unquoted(header);
    if (tag.isEmpty() || tag.equals("*") || tag.indexOf('"') >= 0) {
      throw S3Failure.notImplemented("If-Match", "If-Match takes one ETag here.");
    }
    return new ETag(tag);
  }
}
