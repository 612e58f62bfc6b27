package io.sluice.gateway.auth;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request in the one form that both sides sign in version 2. Of the query it holds what chooses
 * an operation, what changes headers of the answer, and what stands for headers of the request; the
 * rest, such as the prefix of a listing, version 2 leaves to whoever sends the request.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html">
 *     AWS</a>
 */
final class Version2StringToSign {
  private static final String AMZ = "x-amz-";

  /** Beside what chooses an operation; a name that is missing here makes no signature weaker. */
  private static final Set<String> COVERED =
      Set.of("defaultObjectAcl", "partNumber", "select-type", "storageClass", "versionId");

  private final Set<String> subResources;

  /**
   * Makes one.
   *
   * @param subResources the parameters that choose an operation
   */
  Version2StringToSign(Set<String> subResources) {
    this.subResources = subResources;
  }

  /**
   * The text, one byte a character.
   *
   * @param path as sent, or encoded anew
   */
  String of(SignedRequest request, String path, CanonicalQuery query, String date) {
    StringBuilder to = new StringBuilder(512);
    to.append(request.method()).append('\n');
    to.append(value("content-md5", request.headers(), query)).append('\n');
    to.append(value("content-type", request.headers(), query)).append('\n');
    to.append(date).append('\n');
    amzHeaders(request.headers(), query)
        .forEach((name, value) -> to.append(name).append(':').append(value).append('\n'));
    if (!request.hostBucket().isEmpty()) {
      to.append('/').append(request.hostBucket());
    }
    to.append(path);
    return appendSubResources(to, query).toString();
  }

  /**
   * Signers of URLs move headers into the query; whoever uses the URL may send them all the same.
   */
  private static String value(String name, MultiMap headers, CanonicalQuery query) {
    String header = headers.get(name);
    return header != null ? header.strip() : query.text(name);
  }

  private static Map<String, String> amzHeaders(MultiMap headers, CanonicalQuery query) {
    Map<String, String> all = new TreeMap<>();
    for (CanonicalQuery.Parameter parameter : query.parameters()) {
      String lower = parameter.name().toLowerCase(Locale.ROOT);
      if (lower.startsWith(AMZ)) {
        all.merge(lower, parameter.text().strip(), (a, b) -> a + ',' + b);
      }
    }
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith(AMZ)) {
        all.put(lower, String.join(",", headers.getAll(name).stream().map(String::strip).toList()));
      }
    }
    return all;
  }

  private StringBuilder appendSubResources(StringBuilder to, CanonicalQuery query) {
    char before = '?';
    for (CanonicalQuery.Parameter parameter : query.parameters()) {
      if (isCovered(parameter.name())) {
        to.append(before).append(parameter.name());
        if (!parameter.value().isEmpty()) {
          to.append('=').append(parameter.text());
        }
        before = '&';
      }
    }
    return to;
  }

  private boolean isCovered(String name) {
    return COVERED.contains(name) || subResources.contains(name) || name.startsWith("response-");
  }
}
