package io.sluice.gateway.rest.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem to be answered.
 *
 * @param detail a sentence about this occurrence, or empty
 * @param members what the document holds besides, in this order
 * @param headers what the answer's head holds besides
 */
public record Problem(
    ProblemCode code, String detail, Map<String, Object> members, Map<String, String> headers) {

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  public Problem(ProblemCode code, String detail) {
    this(code, detail, Map.of(), Map.of());
  }

  /** This, with a sentence about this occurrence. */
  public Problem withDetail(String sentence) {
    return new Problem(code, sentence, members, headers);
  }

  /** This, with a member more. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(code, detail, more, headers);
  }

  /** This, telling how one can say who one is. */
  public Problem challenging() {
    return withHeader("WWW-Authenticate", "Basic realm=\"Sluice\", charset=\"UTF-8\"");
  }

  /** This, with a header more. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(code, detail, members, more);
  }
}
