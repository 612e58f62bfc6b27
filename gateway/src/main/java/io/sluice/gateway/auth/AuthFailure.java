package io.sluice.gateway.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is refused before anything was looked at but its signature. No stack trace. */
public final class AuthFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; each protocol words it in its own way. */
  public enum Reason {
    /** Both a header and query parameters claim to sign the request. */
    AMBIGUOUS,
    /** The Authorization header cannot be read, or names another service, date or terminator. */
    MALFORMED_HEADER,
    /** The same of the X-Amz-* parameters of a presigned URL, its life time included. */
    MALFORMED_QUERY,
    /**
     * An algorithm that is not taken: another than AWS4-HMAC-SHA256, or version 2 where it is off.
     */
    UNSUPPORTED_ALGORITHM,
    /** The Authorization header is none that signs a request. */
    UNKNOWN_SCHEME,
    /**
     * An empty Authorization header, or parameters of version 2 that are not all there or no times.
     */
    INCOMPLETE,
    /** Neither X-Amz-Date nor Date says a time. */
    BAD_DATE,
    /** The request's time is too far from ours. */
    SKEWED,
    /** A presigned URL after its end. */
    EXPIRED,
    /** A presigned URL before its beginning. */
    NOT_YET,
    /** A session token of a session that we have not given out. */
    UNKNOWN_SESSION,
    /** No such access key. */
    UNKNOWN_KEY,
    /** Host or an X-Amz-* header is not covered by the signature. */
    UNSIGNED_HEADERS,
    /** The X-Amz-Content-Sha256 header is not there. */
    MISSING_CONTENT_SHA256,
    /** The X-Amz-Content-Sha256 header is neither a SHA-256 in hex nor a known constant. */
    BAD_CONTENT_SHA256,
    /** Another secret, or another request than was signed. */
    SIGNATURE_MISMATCH
  }

  private final Reason reason;
  private final transient Map<String, String> details;

  AuthFailure(Reason reason, String message) {
    this(reason, message, Map.of());
  }

  AuthFailure(Reason reason, String message, Map<String, String> details) {
    super(message, null, false, false);
    this.reason = reason;
    this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** An Authorization header that signs nothing. */
  static AuthFailure unknownScheme(String message, String authorization) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("ArgumentName", "Authorization");
    details.put("ArgumentValue", authorization);
    return new AuthFailure(Reason.UNKNOWN_SCHEME, message, details);
  }

  static AuthFailure unknownKey(String accessKeyId) {
    return new AuthFailure(
        Reason.UNKNOWN_KEY, "no such access key", Map.of("AWSAccessKeyId", accessKeyId));
  }

  public Reason reason() {
    return reason;
  }

  /**
   * What AWS adds to its error document: element name to text, in its order. For a wrong signature
   * that is {@code AWSAccessKeyId}, {@code StringToSign}, {@code SignatureProvided}, {@code
   * StringToSignBytes}, {@code CanonicalRequest} and {@code CanonicalRequestBytes}; for times that
   * do not fit the two times and the limit. Nothing secret.
   */
  public Map<String, String> details() {
    return details;
  }
}
