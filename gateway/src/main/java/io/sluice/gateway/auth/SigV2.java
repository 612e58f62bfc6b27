package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.EXPIRED;
import static io.sluice.gateway.auth.AuthFailure.Reason.INCOMPLETE;
import static io.sluice.gateway.auth.AuthFailure.Reason.SIGNATURE_MISMATCH;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNKNOWN_SESSION;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies AWS Signature Version 2, by Authorization header or by the query parameters of a
 * presigned URL, which is what boto3 and aws-cli 1 make unless they are told otherwise. It covers
 * less than version 4: neither the body nor the host, and few parameters of the query.
 */
public final class SigV2 {
  private static final String TOKEN = "x-amz-security-token:";

  private final Credentials credentials;
  private final SigV4Limits limits;
  private final Clock clock;
  private final Version2StringToSign text;

  /**
   * Makes one.
   *
   * @param limits {@code presignedMax} bounds how far ahead the end of a URL may lie, since a URL
   *     does not say when it was made
   * @param subResources the parameters of a query that choose an operation
   */
  public SigV2(Credentials credentials, SigV4Limits limits, Clock clock, Set<String> subResources) {
    this.credentials = credentials;
    this.limits = limits;
    this.clock = clock;
    this.text = new Version2StringToSign(subResources);
  }

  /** Fails with {@link AuthFailure}, or with whatever the lookup of the key fails with. */
  Future<Authentication> authenticate(SignedRequest request, CanonicalQuery query) {
    Version2Claim claim = Version2Claim.read(query, request.headers());
    String toSign = text.of(request, request.rawPath(), query, claim.date());
    if (toSign.contains('\n' + TOKEN)) {
      throw new AuthFailure(UNKNOWN_SESSION, "there are no sessions here: send no token of one");
    }
    checkTime(claim, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    PayloadSeal seal = Seals.withoutSignature(request.headers());
    return credentials
        .find(claim.accessKeyId())
        .map(found -> verify(request, query, claim, found))
        .map(principal -> new Authentication(principal, seal));
  }

  private void checkTime(Version2Claim claim, Instant now) {
    if (!claim.presigned()) {
      Validity.checkClock(claim.time(), now, limits.clockSkew());
      return;
    }
    Duration left = Duration.between(now, claim.time().instant());
    if (left.isNegative()) {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("Expires", claim.time().instant().toString());
      details.put("ServerTime", now.toString());
      throw new AuthFailure(EXPIRED, "request has expired", details);
    }
    if (left.compareTo(limits.presignedMax().plus(limits.clockSkew())) > 0) {
      throw new AuthFailure(
          INCOMPLETE,
          "Expires must be less than " + limits.presignedMax().toSeconds() + " seconds from now");
    }
  }

  private Principal verify(
      SignedRequest request,
      CanonicalQuery query,
      Version2Claim claim,
      Optional<Credential> found) {
    Credential credential = found.orElseThrow(() -> AuthFailure.unknownKey(claim.accessKeyId()));
    for (String path : spellings(request.rawPath())) {
      if (isSigned(text.of(request, path, query, claim.date()), credential, claim.signature())) {
        return credential.principal();
      }
    }
    throw mismatch(claim, text.of(request, request.rawPath(), query, claim.date()));
  }

  /**
   * What clients sign for a path: itself, its canonical encoding as in version 4, and for a bucket
   * that is sent without a slash at its end also one with it, as AWS takes it.
   */
  private static List<String> spellings(String path) {
    String encoded = Percent.canonicalPath(path);
    return path.lastIndexOf('/') > 0 ? List.of(path, encoded) : List.of(path, encoded, path + '/');
  }

  /** Whether that text was signed with that key. The signature is in Base64. */
  static boolean isSigned(String text, Credential credential, String signature) {
    String expected = Hashes.hmacSha1(credential.secret(), text);
    return MessageDigest.isEqual(latin1(expected), latin1(signature));
  }

  private static AuthFailure mismatch(Version2Claim claim, String toSign) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("AWSAccessKeyId", claim.accessKeyId());
    details.put("StringToSign", toSign);
    details.put("SignatureProvided", claim.signature());
    details.put("StringToSignBytes", HexFormat.ofDelimiter(" ").formatHex(latin1(toSign)));
    return new AuthFailure(
        SIGNATURE_MISMATCH, "the signature does not match the request and the key", details);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
