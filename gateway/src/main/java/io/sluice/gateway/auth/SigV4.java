package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.AMBIGUOUS;
import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_HEADER;
import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_QUERY;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNKNOWN_KEY;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNKNOWN_SESSION;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSIGNED_HEADERS;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies AWS Signature Version 4 in the flavour of S3: by Authorization header or by the query
 * parameters of a presigned URL. Sessions (STS) do not exist here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html">AWS</a>
 */
public final class SigV4 {
  private static final String TOKEN = "X-Amz-Security-Token";

  private final Credentials credentials;
  private final SigV4Limits limits;
  private final Clock clock;
  private final SigningKeys keys;

  public SigV4(Credentials credentials, SigV4Limits limits, Clock clock) {
    this.credentials = credentials;
    this.limits = limits;
    this.clock = clock;
    this.keys = new SigningKeys(limits.signingKeysMax());
  }

  /** Fails with {@link AuthFailure}, or with whatever the lookup of the key fails with. */
  public Future<Authentication> authenticate(SignedRequest request) {
    try {
      CanonicalQuery query = CanonicalQuery.of(request.rawQuery());
      if (isUnsigned(request, query)) {
        return Future.succeededFuture(Seals.ofAnonymous(request.headers()));
      }
      Claim claim = claim(request, query);
      checkScope(claim);
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      new Validity(claim, now, limits.clockSkew()).check();
      checkHeaders(request, claim);
      return credentials
          .find(claim.scope().accessKeyId())
          .map(found -> verify(request, query, claim, found));
    } catch (AuthFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  /** Whoever signs in whatever way is no anonymous sender, but one whose signature must hold. */
  private static boolean isUnsigned(SignedRequest request, CanonicalQuery query) {
    return !request.headers().contains("authorization")
        && !QueryClaim.isIn(query)
        && !request.headers().contains(TOKEN)
        && !query.has(TOKEN);
  }

  private Claim claim(SignedRequest request, CanonicalQuery query) {
    List<String> authorization = request.headers().getAll("authorization");
    boolean presigned = QueryClaim.isIn(query);
    if (authorization.size() + (presigned ? 1 : 0) > 1) {
      throw new AuthFailure(AMBIGUOUS, "only one way of signing is allowed");
    }
    if (request.headers().contains(TOKEN) || query.has(TOKEN)) {
      throw new AuthFailure(UNKNOWN_SESSION, "there are no sessions here: send no " + TOKEN);
    }
    if (presigned) {
      return QueryClaim.read(query, request.headers(), limits.presignedMax());
    }
    return HeaderClaim.read(authorization.getFirst(), request.headers());
  }

  private static void checkScope(Claim claim) {
    if (!claim.scope().service().equals("s3")) {
      throw new AuthFailure(
          claim.life().isPresent() ? MALFORMED_QUERY : MALFORMED_HEADER,
          "incorrect service \"" + claim.scope().service() + "\"; this endpoint belongs to \"s3\"");
    }
  }

  /** An X-Amz-* header that anybody on the way could have added must not be obeyed. */
  private static void checkHeaders(SignedRequest request, Claim claim) {
    List<String> signed = claim.headerNames();
    if (!signed.contains("host")) {
      throw new AuthFailure(
          UNSIGNED_HEADERS, "host must be signed", Map.of("HeadersNotSigned", "host"));
    }
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey();
      if (name.regionMatches(true, 0, "x-amz-", 0, 6) && !containsIgnoringCase(signed, name)) {
        throw new AuthFailure(
            UNSIGNED_HEADERS,
            "there are headers in the request that are not signed",
            Map.of("HeadersNotSigned", name));
      }
    }
  }

  private static boolean containsIgnoringCase(List<String> names, String name) {
    for (String each : names) {
      if (each.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private Authentication verify(
      SignedRequest request, CanonicalQuery query, Claim claim, Optional<Credential> found) {
    Credential credential = found.orElseThrow(() -> unknownKey(claim.scope().accessKeyId()));
    SecretKeySpec key = keys.key(credential.secret(), claim.scope());
    PayloadSeal seal = Seals.of(claim.contentSha256(), new ChunkSignatures(key, claim));
    new Verification(request, query, claim, key).check();
    return new Authentication(credential.principal(), seal);
  }

  private static AuthFailure unknownKey(String accessKeyId) {
    return new AuthFailure(
        UNKNOWN_KEY, "no such access key", Map.of("AWSAccessKeyId", accessKeyId));
  }
}
