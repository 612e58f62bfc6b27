package io.sluice.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What pages of other origins may do with a bucket, as their browsers understand it. It gives
 * nobody a right.
 *
 * @param id the owner's name for it, or empty
 * @param origins as a browser sends them; one {@code *} in each stands for any text
 * @param methods in capitals
 * @param headers that a page may send, in any case; one {@code *} in each stands for any text
 * @param exposed headers of an answer that a page may read
 * @param maxAgeSeconds how long a browser may remember; -1 for as long as it likes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CorsRule(
    String id,
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    int maxAgeSeconds) {
  public static final int PER_BUCKET_MAX = 100;

  /** Of a rule that does not say how long a browser may remember. */
  public static final int UNLIMITED = -1;

  public CorsRule {
    id = id == null ? "" : id;
    origins = origins == null ? List.of() : List.copyOf(origins);
    methods = methods == null ? List.of() : List.copyOf(methods);
    headers = headers == null ? List.of() : List.copyOf(headers);
    exposed = exposed == null ? List.of() : List.copyOf(exposed);
  }

  /** The first rule that lets a page of that origin do this. */
  public static Optional<CorsRule> find(
      List<CorsRule> rules, String origin, String method, List<String> headers) {
    return rules.stream().filter(rule -> rule.permits(origin, method, headers)).findFirst();
  }

  private boolean permits(String origin, String method, List<String> wanted) {
    return methods.contains(method)
        && origins.stream().anyMatch(pattern -> matches(pattern, origin))
        && wanted.stream().allMatch(this::permits);
  }

  private boolean permits(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return headers.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), name));
  }

  private static boolean matches(String pattern, String text) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(text)
        : text.length() >= pattern.length() - 1
            && text.startsWith(pattern.substring(0, star))
            && text.endsWith(pattern.substring(star + 1));
  }
}
