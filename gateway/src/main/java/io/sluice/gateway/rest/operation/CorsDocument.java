package io.sluice.gateway.rest.operation;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.objects.CorsRules;
import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.gateway.rest.error.RestFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule for pages of other origins as it is shown and sent, by AWS's names.
 *
 * @param id null for none
 * @param allowedHeaders null for none
 * @param exposeHeaders null for none
 * @param maxAgeSeconds null for as long as a browser likes
 */
record CorsDocument(
    String id,
    List<String> allowedOrigins,
    List<String> allowedMethods,
    List<String> allowedHeaders,
    List<String> exposeHeaders,
    Integer maxAgeSeconds) {

  static CorsDocument of(CorsRule rule) {
    return new CorsDocument(
        rule.id().isEmpty() ? null : rule.id(),
        rule.origins(),
        rule.methods(),
        rule.headers(),
        rule.exposed(),
        rule.maxAgeSeconds() < 0 ? null : rule.maxAgeSeconds());
  }

  /** All rules of a bucket, or a failure that names the field that is wrong. */
  static List<CorsRule> rules(List<CorsDocument> documents) {
    List<CorsRule> rules = new ArrayList<>();
    for (CorsDocument document : documents) {
      String field = "cors[" + rules.size() + "]";
      rules.add(Required.field(field, document).rule(field + "."));
    }
    if (rules.size() > CorsRule.PER_BUCKET_MAX || !CorsRules.fit(rules)) {
      throw ProblemCode.LIMIT_EXCEEDED
          .failure("There can be " + CorsRule.PER_BUCKET_MAX + " rules of 64 KiB together at most.")
          .with("field", "cors");
    }
    return rules;
  }

  private CorsRule rule(String at) {
    return new CorsRule(
        id(at + "id"),
        some(at + "allowedOrigins", allowedOrigins, CorsRules::isOrigin),
        some(at + "allowedMethods", allowedMethods, CorsRules::isMethod),
        valid(at + "allowedHeaders", allowedHeaders, CorsRules::isAllowedHeader),
        valid(at + "exposeHeaders", exposeHeaders, CorsRules::isExposedHeader),
        seconds(at + "maxAgeSeconds"));
  }

  private String id(String field) {
    if (id != null && !CorsRules.isId(id)) {
      throw RestFailure.field(field, "A rule's id has 255 characters at most.");
    }
    return id;
  }

  private int seconds(String field) {
    if (maxAgeSeconds != null && maxAgeSeconds < 0) {
      throw RestFailure.field(field, "Seconds are 0 or more.");
    }
    return maxAgeSeconds == null ? -1 : maxAgeSeconds;
  }

  private static List<String> some(String field, List<String> texts, Predicate<String> valid) {
    if (texts == null || texts.isEmpty()) {
      throw RestFailure.field(field, "The list " + field + " must have an item.");
    }
    return valid(field, texts, valid);
  }

  private static List<String> valid(String field, List<String> texts, Predicate<String> valid) {
    if (texts == null) {
      return List.of();
    }
    for (String text : texts) {
      if (text == null || !valid.test(text)) {
        throw RestFailure.field(
            field, "The list " + field + " cannot hold " + text + ": see the contract.");
      }
    }
    return texts;
  }
}
