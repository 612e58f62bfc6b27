package io.sluice.indexer.contract;

import io.sluice.indexer.IndexedObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Objects for tests, from plain ones on. */
public record Sample(IndexedObject object) {
  public static final Instant TIME = Instant.parse("2024-05-17T10:30:00.123456789Z");

  /** A plain text of no known language. */
  public static Sample of(String bucket, String key, String content) {
    return new Sample(
        new IndexedObject(
            bucket,
            key,
            "stamp of " + key,
            content.length(),
            TIME,
            "text/plain",
            Optional.empty(),
            "anna",
            Map.of(),
            Map.of(),
            "clean",
            "",
            Optional.of(content),
            ""));
  }

  public Sample language(String language) {
    return with(object.size(), object.modified(), Optional.of(language), object.title());
  }

  public Sample title(String title) {
    return with(object.size(), object.modified(), object.language(), title);
  }

  public Sample size(long size) {
    return with(size, object.modified(), object.language(), object.title());
  }

  public Sample modified(String instant) {
    return with(object.size(), Instant.parse(instant), object.language(), object.title());
  }

  public Sample about(String contentType, String owner, String verdict) {
    return with(contentType, owner, object.tags(), object.user(), verdict);
  }

  public Sample tags(Map<String, String> tags) {
    return with(object.contentType(), object.owner(), tags, object.user(), object.verdict());
  }

  public Sample user(Map<String, String> user) {
    return with(object.contentType(), object.owner(), object.tags(), user, object.verdict());
  }

  private Sample with(long size, Instant modified, Optional<String> language, String title) {
    return new Sample(
        new IndexedObject(
            object.bucket(),
            object.key(),
            object.stamp(),
            size,
            modified,
            object.contentType(),
            language,
            object.owner(),
            object.tags(),
            object.user(),
            object.verdict(),
            title,
            object.content(),
            object.note()));
  }

  private Sample with(
      String type,
      String owner,
      Map<String, String> tags,
      Map<String, String> user,
      String verdict) {
    return new Sample(
        new IndexedObject(
            object.bucket(),
            object.key(),
            object.stamp(),
            object.size(),
            object.modified(),
            type,
            object.language(),
            owner,
            tags,
            user,
            verdict,
            object.title(),
            object.content(),
            object.note()));
  }
}
