package io.sluice.gateway.s3;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.spi.BucketName;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells browsers what pages of other origins may do, by the rules of the bucket. What is answered
 * does not depend on it: a browser keeps from the page what it was not told to hand out.
 */
final class CrossOrigin {
  private static final String METHOD = "access-control-request-method";
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
  private static final String HEADERS = "access-control-request-headers";
  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

  /** Each is compared with each of a rule, for whoever asks. */
  private static final int HEADERS_MAX = 100;

  private final Buckets buckets;

  CrossOrigin(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Puts on the answer what a browser looks for. Never fails: without rules it says nothing. */
  Future<Route> mark(Exchange exchange, Route route) {
    String origin = exchange.header("origin");
    if (origin == null || route.bucket().isEmpty() || route.operation().isPreflight()) {
      return Future.succeededFuture(route);
    }
    return rules(route.bucket().get())
        .map(rules -> CorsRule.find(rules, origin, exchange.method().name(), List.of()))
        .otherwise(Optional.empty())
        .map(rule -> {
          // As the head goes out, since an error begins its own.
          rule.ifPresent(found ->
              exchange
                  .response()
                  .headersEndHandler(end -> allow(found, origin, List.of(), exchange)));
          return route;
        });
  }

  /** Answers a browser that asks before it sends. Nobody has signed that. */
  Future<Reply> preflight(Exchange exchange, Route route) {
    String origin = exchange.header("origin");
    String method = exchange.header(METHOD);
    if (origin == null || origin.isBlank()) {
      throw S3ErrorCode.BAD_REQUEST.failure(
          "Insufficient information. Origin request header needed.");
    }
    if (method == null || !METHODS.contains(method)) {
      throw S3ErrorCode.BAD_REQUEST.failure("Invalid Access-Control-Request-Method: " + method);
    }
    List<String> headers = headers(exchange.header(HEADERS));
    return rules(route.bucket().orElseThrow())
        .map(rules -> {
          CorsRule rule =
              CorsRule.find(rules, origin, method, headers)
                  .orElseThrow(() -> S3ErrorCode.ACCESS_FORBIDDEN.failure(refusal(rules)));
          allow(rule, origin, headers, exchange);
          return Reply.empty(200);
        });
  }

  private static String refusal(List<CorsRule> rules) {
    return rules.isEmpty()
        ? "CORSResponse: CORS is not enabled for this bucket."
        : "CORSResponse: This CORS request is not allowed: no rule of the bucket covers its"
            + " Origin, Access-Control-Request-Method and Access-Control-Request-Headers.";
  }

  private Future<List<CorsRule>> rules(BucketName bucket) {
    return buckets.cors(bucket);
  }

  private static List<String> headers(String list) {
    Set<String> headers = new LinkedHashSet<>();
    for (String name : list == null ? new String[0] : list.split(",", -1)) {
      if (!name.isBlank()) {
        headers.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (headers.size() > HEADERS_MAX) {
      throw S3ErrorCode.BAD_REQUEST.failure("More than " + HEADERS_MAX + " headers are asked for.");
    }
    return List.copyOf(headers);
  }

  private static void allow(CorsRule rule, String origin, List<String> headers, Exchange exchange) {
    boolean everybody = rule.origins().contains("*");
    MultiMap answer = exchange.response().headers();
    answer.set("Access-Control-Allow-Origin", everybody ? "*" : origin);
    answer.set("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
    if (!everybody) {
      answer.set("Access-Control-Allow-Credentials", "true");
    }
    if (!headers.isEmpty()) {
      answer.set("Access-Control-Allow-Headers", String.join(", ", headers));
    }
    if (!rule.exposed().isEmpty()) {
      answer.set("Access-Control-Expose-Headers", String.join(", ", rule.exposed()));
    }
    if (rule.maxAgeSeconds() != CorsRule.UNLIMITED) {
      answer.set("Access-Control-Max-Age", Integer.toString(rule.maxAgeSeconds()));
    }
    answer.set("Vary", VARY);
  }
}
