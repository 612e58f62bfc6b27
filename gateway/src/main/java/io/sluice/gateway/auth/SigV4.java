package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.AMBIGUOUS;
import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_HEADER;
import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_QUERY;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNKNOWN_SESSION;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSIGNED_HEADERS;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSUPPORTED_ALGORITHM;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final Optional<SigV2> version2;

  /** Takes no other version. */
  public SigV4(Credentials credentials, SigV4Limits limits, Clock clock) {
    this(credentials, limits, clock, Optional.empty());
  }

  /**
   * Makes one.
   *
   * @param version2 whom to leave requests to that are signed by version 2; empty to refuse them
   */
  public SigV4(Credentials credentials, SigV4Limits limits, Clock clock, Optional<SigV2> version2) {
    this.version2 = version2;
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
        PayloadSeal seal = Seals.withoutSignature(request.headers());
        return Future.succeededFuture(new Authentication(Principal.ANONYMOUS, seal));
      }
      checkThatOneSigns(request, query);
      if (isVersion2(request, query)) {
        return version2.orElseThrow(SigV4::version2IsOff).authenticate(request, query);
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
        && !Version2Claim.isIn(query)
        && !request.headers().contains(TOKEN)
        && !query.has(TOKEN);
  }

  private static void checkThatOneSigns(SignedRequest request, CanonicalQuery query) {
    int ways =
        request.headers().getAll("authorization").size()
            + (QueryClaim.isIn(query) ? 1 : 0)
            + (Version2Claim.isIn(query) ? 1 : 0);
    if (ways > 1) {
      throw new AuthFailure(AMBIGUOUS, "only one way of signing is allowed");
    }
    if (request.headers().contains(TOKEN) || query.has(TOKEN)) {
      throw new AuthFailure(UNKNOWN_SESSION, "there are no sessions here: send no " + TOKEN);
    }
  }

  private static boolean isVersion2(SignedRequest request, CanonicalQuery query) {
    String authorization = request.headers().get("authorization");
    return authorization == null ? Version2Claim.isIn(query) : Version2Claim.isIn(authorization);
  }

  static AuthFailure version2IsOff() {
    return new AuthFailure(
        UNSUPPORTED_ALGORITHM,
        "signatures of version 2 are not taken here; sign with version 4 (boto3:"
            + " Config(signature_version='s3v4'); aws-cli: aws configure set"
            + " default.s3.signature_version s3v4)");
  }

  private Claim claim(SignedRequest request, CanonicalQuery query) {
    return QueryClaim.isIn(query)
        ? QueryClaim.read(query, request.headers(), limits.presignedMax())
        : HeaderClaim.read(request.headers().get("authorization"), request.headers());
  }

  private static void checkScope(Claim claim) {
    if (!claim.scope().service().equals("s3")) {
      throw malformed(
          claim,
          "incorrect service \"" + claim.scope().service() + "\"; this endpoint belongs to \"s3\"");
    }
  }

  private static AuthFailure malformed(Claim claim, String what) {
    return new AuthFailure(claim.life().isPresent() ? MALFORMED_QUERY : MALFORMED_HEADER, what);
  }

  /** An X-Amz-* header that anybody on the way could have added must not be obeyed. */
  private static void checkHeaders(SignedRequest request, Claim claim) {
    Set<String> signed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : claim.headerNames()) {
      // Each would bring its value along once more: small requests could sign gigabytes.
      if (!signed.add(name)) {
        throw malformed(claim, "SignedHeaders names \"" + name + "\" twice");
      }
    }
    if (!claim.headerNames().contains("host")) {
      throw new AuthFailure(
          UNSIGNED_HEADERS, "host must be signed", Map.of("HeadersNotSigned", "host"));
    }
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey();
      if (name.regionMatches(true, 0, "x-amz-", 0, 6) && !signed.contains(name)) {
        missing.add(name.toLowerCase(Locale.ROOT));
      }
    }
    if (!missing.isEmpty()) {
      throw new AuthFailure(
          UNSIGNED_HEADERS,
          "there are headers in the request that are not signed",
          Map.of("HeadersNotSigned", String.join(", ", missing)));
    }
  }

  private Authentication verify(
      SignedRequest request, CanonicalQuery query, Claim claim, Optional<Credential> found) {
    Credential credential =
        found.orElseThrow(() -> AuthFailure.unknownKey(claim.scope().accessKeyId()));
    SecretKeySpec key = keys.key(credential.secret(), claim.scope());
    PayloadSeal seal = Seals.of(claim.contentSha256(), new ChunkSignatures(key, claim));
    new Verification(request, query, claim, key).check();
    return new Authentication(credential.principal(), seal);
  }
}
