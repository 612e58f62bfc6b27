package io.sluice.gateway.objects;

import io.sluice.gateway.http.Percent;
import io.sluice.gateway.http.QueryParts;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectMetadata;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What somebody has written on an object or a bucket: keys, each with a value. Kept with an object
 * as one annotation, so that neither its ETag nor its time changes with them.
 *
 * @param values in the order of their keys
 */
public record Tags(NavigableMap<String, String> values) {
  public static final int PER_OBJECT_MAX = 10;
  public static final int PER_BUCKET_MAX = 50;
  public static final Tags NONE = new Tags(Map.of());

  private static final String ANNOTATION = "tags";
  private static final int KEY_CHARACTERS_MAX = 128;
  private static final int VALUE_CHARACTERS_MAX = 256;

  /** Letters, numbers and white space of any script, and these. */
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}\\p{Z}_.:/=+\\-@]*");

  public Tags {
    values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
  }

  public Tags(Map<String, String> values) {
    this(new TreeMap<>(values));
  }

  /** Those of an object. */
  public static Tags of(ObjectMetadata metadata) {
    return Optional.ofNullable(metadata.annotations().get(ANNOTATION))
        .map(Tags::parse)
        .orElse(NONE);
  }

  private static Tags parse(String text) {
    NavigableMap<String, String> values = new TreeMap<>();
    QueryParts.forEach(text, values::put);
    return new Tags(values);
  }

  public static boolean isKey(String key) {
    return !key.isEmpty() && !key.startsWith("aws:") && isText(key, KEY_CHARACTERS_MAX);
  }

  public static boolean isValue(String value) {
    return isText(value, VALUE_CHARACTERS_MAX);
  }

  private static boolean isText(String text, int charactersMax) {
    return text.codePointCount(0, text.length()) <= charactersMax
        && CHARACTERS.matcher(text).matches();
  }

  public int size() {
    return values.size();
  }

  /** What makes them the only tags of an object. */
  public MetadataPatch patch() {
    return new MetadataPatch(
        Optional.empty(),
        Optional.empty(),
        Map.of(ANNOTATION, values.isEmpty() ? Optional.empty() : Optional.of(text())));
  }

  /** What is kept with an object that has them from its beginning. */
  public Map<String, String> annotations() {
    return values.isEmpty() ? Map.of() : Map.of(ANNOTATION, text());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> {
      text.append(text.isEmpty() ? "" : "&");
      text.append(Percent.encode(key)).append('=').append(Percent.encode(value));
    });
    return text.toString();
  }
}
