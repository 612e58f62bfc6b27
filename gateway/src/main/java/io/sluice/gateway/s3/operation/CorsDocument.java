package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.objects.CorsRules;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;

/** Rules for pages of other origins, as S3 writes them. */
final class CorsDocument {
  static final String ROOT = "CORSConfiguration";

  private CorsDocument() {}

  static List<CorsRule> read(XmlNode document) {
    List<CorsRule> rules = document.all("CORSRule").stream().map(CorsDocument::rule).toList();
    if (rules.isEmpty() || rules.size() > CorsRule.PER_BUCKET_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure(
          "The document must have 1 to " + CorsRule.PER_BUCKET_MAX + " rules.");
    }
    if (!CorsRules.fit(rules)) {
      throw S3ErrorCode.MALFORMED_XML.failure("The rules are larger than 64 KiB together.");
    }
    return rules;
  }

  private static CorsRule rule(XmlNode node) {
    CorsRule rule =
        new CorsRule(
            node.child("ID").orElse(""),
            texts(node, "AllowedOrigin"),
            texts(node, "AllowedMethod"),
            texts(node, "AllowedHeader"),
            texts(node, "ExposeHeader"),
            node.child("MaxAgeSeconds").map(CorsDocument::seconds).orElse(CorsRule.UNLIMITED));
    if (rule.origins().isEmpty() || rule.methods().isEmpty() || !CorsRules.isId(rule.id())) {
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
    rule.methods().forEach(CorsDocument::requireMethod);
    require("AllowedOrigin", rule.origins(), CorsRules::isOrigin);
    require("AllowedHeader", rule.headers(), CorsRules::isAllowedHeader);
    require("ExposeHeader", rule.exposed(), CorsRules::isExposedHeader);
    return rule;
  }

  private static List<String> texts(XmlNode node, String name) {
    return node.all(name).stream().map(child -> child.text().strip()).toList();
  }

  private static int seconds(String text) {
    try {
      return Integer.parseInt(text.strip()); // AWS takes less than nothing too
    } catch (NumberFormatException notANumber) {
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
  }

  private static void require(String element, List<String> texts, Predicate<String> valid) {
    for (String text : texts) {
      if (!valid.test(text)) {
        throw invalid(
            element + " \"" + text + "\" is not valid, or has more wildcards than it can have.");
      }
    }
  }

  private static void requireMethod(String method) {
    if (!CorsRules.isMethod(method)) {
      throw invalid(
          "Found unsupported HTTP method in CORS config. Unsupported method is " + method + ".");
    }
  }

  private static S3Failure invalid(String message) {
    return S3ErrorCode.INVALID_REQUEST.failure(message);
  }

  static Buffer write(List<CorsRule> rules) {
    XmlWriter xml = XmlWriter.result(ROOT);
    for (CorsRule rule : rules) {
      xml.open("CORSRule").optional("ID", rule.id());
      rule.headers().forEach(header -> xml.element("AllowedHeader", header));
      rule.methods().forEach(method -> xml.element("AllowedMethod", method));
      rule.origins().forEach(origin -> xml.element("AllowedOrigin", origin));
      rule.exposed().forEach(header -> xml.element("ExposeHeader", header));
      if (rule.maxAgeSeconds() != CorsRule.UNLIMITED) {
        xml.element("MaxAgeSeconds", rule.maxAgeSeconds());
      }
      xml.close("CORSRule");
    }
    return xml.end();
  }
}
