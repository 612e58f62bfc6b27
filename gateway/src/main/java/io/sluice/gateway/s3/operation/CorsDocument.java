package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.representation.HeaderText;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for pages of other origins, as S3 writes them. */
final class CorsDocument {
  static final String ROOT = "CORSConfiguration";
  private static final Set<String> METHODS = Set.of("GET", "PUT", "HEAD", "POST", "DELETE");
  private static final int ID_CHARACTERS_MAX = 255;

  /** AWS's limit of the document. */
  private static final int CHARACTERS_MAX = 64 << 10;

  private CorsDocument() {}

  static List<CorsRule> read(XmlNode document) {
    List<CorsRule> rules = document.all("CORSRule").stream().map(CorsDocument::rule).toList();
    if (rules.isEmpty() || rules.size() > CorsRule.PER_BUCKET_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure(
          "The document must have 1 to " + CorsRule.PER_BUCKET_MAX + " rules.");
    }
    if (rules.stream().mapToInt(CorsDocument::characters).sum() > CHARACTERS_MAX) {
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
            node.child("MaxAgeSeconds").map(CorsDocument::seconds).orElse(-1));
    if (rule.origins().isEmpty()
        || rule.methods().isEmpty()
        || rule.id().length() > ID_CHARACTERS_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
    rule.origins().forEach(origin -> requireOneStar("AllowedOrigin", origin));
    rule.headers().forEach(header -> requireOneStar("AllowedHeader", header));
    rule.methods().forEach(CorsDocument::requireMethod);
    rule.exposed().forEach(CorsDocument::requireNoStar);
    rule.exposed().forEach(name -> require(HeaderText.isName(name), "ExposeHeader", name));
    rule.headers().forEach(name -> require(HeaderText.isName(name), "AllowedHeader", name));
    rule.origins().forEach(name -> require(HeaderText.isValue(name), "AllowedOrigin", name));
    return rule;
  }

  private static int characters(CorsRule rule) {
    return Stream.of(rule.origins(), rule.methods(), rule.headers(), rule.exposed())
        .flatMap(List::stream)
        .mapToInt(text -> text.length() + 1)
        .sum();
  }

  private static List<String> texts(XmlNode node, String name) {
    return node.all(name).stream().map(child -> child.text().strip()).toList();
  }

  private static int seconds(String text) {
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number || text.length() > 9) {
      throw S3ErrorCode.MALFORMED_XML.failure();
    }
    return Integer.parseInt(text);
  }

  private static void requireOneStar(String element, String text) {
    if (text.indexOf('*') != text.lastIndexOf('*')) {
      throw invalid(element + " \"" + text + "\" can not have more than one wildcard.");
    }
  }

  private static void require(boolean valid, String element, String text) {
    if (!valid) {
      throw invalid(element + " \"" + text + "\" is not valid.");
    }
  }

  private static void requireMethod(String method) {
    if (!METHODS.contains(method)) {
      throw invalid(
          "Found unsupported HTTP method in CORS config. Unsupported method is " + method + ".");
    }
  }

  private static void requireNoStar(String header) {
    if (header.indexOf('*') >= 0) {
      throw invalid("ExposeHeader \"" + header + "\" contains a wildcard, which it can not have.");
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
      if (rule.maxAgeSeconds() >= 0) {
        xml.element("MaxAgeSeconds", rule.maxAgeSeconds());
      }
      xml.close("CORSRule");
    }
    return xml.end();
  }
}
