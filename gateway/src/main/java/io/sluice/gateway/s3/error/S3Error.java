package io.sluice.gateway.s3.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error to be answered.
 *
 * @param message a sentence that helps
 * @param fields what the document holds besides, in this order
 * @param headers what the answer's head holds besides
 */
public record S3Error(
    S3ErrorCode code, String message, Map<String, String> fields, Map<String, String> headers) {

  public S3Error {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    headers = Map.copyOf(headers);
  }

  public S3Error(S3ErrorCode code, String message) {
    this(code, message, Map.of(), Map.of());
  }

  /** This, with a field more. */
  public S3Error with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new S3Error(code, message, more, headers);
  }

  /** This, with a header more. */
  public S3Error withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new S3Error(code, message, fields, more);
  }
}
