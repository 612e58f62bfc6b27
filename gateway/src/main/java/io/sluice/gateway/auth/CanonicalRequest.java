package io.sluice.gateway.auth;

import io.vertx.core.MultiMap;
import java.util.List;

/** A request in the one form that both sides sign. */
final class CanonicalRequest {

  private CanonicalRequest() {}

  /**
   * The canonical request.
   *
   * @param path as sent, or encoded anew
   */
  static String of(SignedRequest request, String path, CanonicalQuery query, Claim claim) {
    StringBuilder to = new StringBuilder(1024);
    to.append(request.method()).append('\n');
    to.append(path).append('\n');
    query.appendTo(to, QueryClaim.SIGNATURE);
    to.append('\n');
    for (String name : claim.headerNames()) {
      appendHeader(to, name, request.headers());
    }
    to.append('\n');
    to.append(claim.signedHeaders()).append('\n');
    return to.append(claim.contentSha256()).toString();
  }

  private static void appendHeader(StringBuilder to, String name, MultiMap headers) {
    to.append(name).append(':');
    List<String> values = headers.getAll(name);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        to.append(',');
      }
      appendFolded(to, values.get(i));
    }
    to.append('\n');
  }

  /** Without white space around, and one space for each run of it inside. */
  private static void appendFolded(StringBuilder to, String value) {
    boolean pending = false;
    boolean any = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t') {
        pending = any;
      } else {
        if (pending) {
          to.append(' ');
          pending = false;
        }
        to.append(c);
        any = true;
      }
    }
  }
}
