package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.SIGNATURE_MISMATCH;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** One signature made again with our own copy of the key, and compared. */
record Verification(SignedRequest request, CanonicalQuery query, Claim claim, SecretKeySpec key) {

  /** Throws SIGNATURE_MISMATCH with both documents that the client should compare with its own. */
  void check() {
    String asSent = CanonicalRequest.of(request, request.rawPath(), query, claim);
    if (!isSigned(asSent) && !isSignedEncodedAnew()) {
      throw mismatch(asSent);
    }
  }

  /**
   * Some clients sign the canonical encoding of a path and send another one of the same path, with
   * plain parentheses for instance. Both name the same key.
   */
  private boolean isSignedEncodedAnew() {
    String path = Percent.canonicalPath(request.rawPath());
    return !path.equals(request.rawPath())
        && isSigned(CanonicalRequest.of(request, path, query, claim));
  }

  private boolean isSigned(String canonicalRequest) {
    String expected = Hashes.hex(Hashes.hmac(key, stringToSign(canonicalRequest)));
    return MessageDigest.isEqual(latin1(expected), latin1(claim.signature()));
  }

  private String stringToSign(String canonicalRequest) {
    return Claim.ALGORITHM
        + '\n'
        + claim.timeAndScope()
        + Hashes.hex(Hashes.sha256(canonicalRequest));
  }

  private AuthFailure mismatch(String canonicalRequest) {
    String toSign = stringToSign(canonicalRequest);
    Map<String, String> details = new LinkedHashMap<>();
    details.put("AWSAccessKeyId", claim.scope().accessKeyId());
    details.put("StringToSign", toSign);
    details.put("SignatureProvided", claim.signature());
    details.put("StringToSignBytes", spacedHex(toSign));
    details.put("CanonicalRequest", canonicalRequest);
    details.put("CanonicalRequestBytes", spacedHex(canonicalRequest));
    return new AuthFailure(
        SIGNATURE_MISMATCH, "the signature does not match the request and the key", details);
  }

  private static String spacedHex(String text) {
    return HexFormat.ofDelimiter(" ").formatHex(latin1(text));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
