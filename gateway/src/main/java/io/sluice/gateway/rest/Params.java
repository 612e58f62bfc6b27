package io.sluice.gateway.rest;

import io.sluice.gateway.http.QueryParts;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.RestFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The decoded parameters of a query: each one known to the operation, and given once. */
public final class Params {
  /** Those of a presigned URL belong to whoever verifies it. */
  private static final String SIGNING = "X-Amz-";

  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  /** Fails with {@link RestFailure}, which names the parameter that is unknown or comes twice. */
  static Params parse(RestOperation operation, String rawQuery) {
    Map<String, String> values = new HashMap<>();
    try {
      QueryParts.forEach(rawQuery, (name, value) -> put(operation, values, name, value));
    } catch (IllegalArgumentException e) {
      throw ProblemCode.INVALID_REQUEST.failure("The query is not percent-encoded UTF-8.");
    }
    return new Params(values);
  }

  private static void put(
      RestOperation operation, Map<String, String> values, String name, String value) {
    if (name.startsWith(SIGNING)) {
      return;
    }
    if (!operation.query().contains(name)) {
      throw RestFailure.unknown(
          ProblemCode.UNKNOWN_PARAMETER, "parameter", name, operation.query());
    }
    if (values.put(name, value) != null) {
      throw RestFailure.parameter(name, "The parameter " + name + " is given more than once.");
    }
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value, or empty text where the parameter is absent. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** The number of entries that a page may have: from 1 to the most, which it is by default. */
  public int limit(int most) {
    String text = text("limit");
    if (text.isEmpty()) {
      return most;
    }
    boolean digits = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int limit = digits ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      throw RestFailure.parameter("limit", "The limit must be a number from 1 to " + most + ".");
    }
    return limit;
  }
}
