package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_QUERY;
import static io.sluice.gateway.auth.AuthFailure.Reason.SIGNATURE_MISMATCH;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNSUPPORTED_ALGORITHM;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies who signed the policy of an upload form. The signature is of the policy as it was sent,
 * in Base64, by version 4 or 2; how long it holds, the policy itself says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html">AWS</a>
 */
public final class PostPolicies {
  private static final String ALGORITHM = "x-amz-algorithm";
  private static final String CREDENTIAL = "x-amz-credential";
  private static final String SIGNATURE = "x-amz-signature";

  /** Forms that boto3 makes unless it is told otherwise have the key here and no algorithm. */
  private static final String VERSION_2 = "awsaccesskeyid";

  private final Credentials credentials;
  private final SigningKeys keys;
  private final boolean version2;

  /**
   * Makes one.
   *
   * @param version2 whether signatures of version 2 are taken
   */
  public PostPolicies(Credentials credentials, SigV4Limits limits, boolean version2) {
    this.credentials = credentials;
    this.version2 = version2;
    this.keys = new SigningKeys(limits.signingKeysMax());
  }

  /**
   * Whoever signed the policy.
   *
   * @param fields of the form, names in lower case
   */
  public Future<Principal> authenticate(String policy, Map<String, String> fields) {
    try {
      if (fields.containsKey(VERSION_2)) {
        return version2(policy, fields);
      }
      if (!Claim.ALGORITHM.equals(fields.get(ALGORITHM))) {
        throw new AuthFailure(
            UNSUPPORTED_ALGORITHM, "the policy must be signed with " + Claim.ALGORITHM);
      }
      String signature = required(fields, SIGNATURE);
      CredentialScope scope =
          CredentialScope.parse(required(fields, CREDENTIAL))
              .filter(parsed -> parsed.service().equals("s3"))
              .orElseThrow(() -> malformed(CREDENTIAL + " is mal-formed"));
      if (!required(fields, "x-amz-date").startsWith(scope.date())) {
        throw malformed("the date of the credential is not that of x-amz-date");
      }
      return credentials
          .find(scope.accessKeyId())
          .map(found -> verify(found, scope, policy, signature));
    } catch (AuthFailure failure) {
      return Future.failedFuture(failure);
    }
  }

  private Future<Principal> version2(String policy, Map<String, String> fields) {
    if (!version2) {
      throw SigV4.version2IsOff();
    }
    String signature = required(fields, "signature");
    return credentials
        .find(required(fields, VERSION_2))
        .map(found -> found.orElseThrow(() -> AuthFailure.unknownKey(fields.get(VERSION_2))))
        .map(credential -> let(credential, SigV2.isSigned(policy, credential, signature)));
  }

  private Principal verify(
      Optional<Credential> found, CredentialScope scope, String policy, String signature) {
    Credential credential = found.orElseThrow(() -> AuthFailure.unknownKey(scope.accessKeyId()));
    String expected = Hashes.hex(Hashes.hmac(keys.key(credential.secret(), scope), policy));
    return let(credential, MessageDigest.isEqual(bytes(expected), bytes(signature)));
  }

  private static Principal let(Credential credential, boolean signed) {
    if (!signed) {
      throw new AuthFailure(
          SIGNATURE_MISMATCH,
          "the signature does not match the policy and the key",
          Map.of("AWSAccessKeyId", credential.accessKeyId()));
    }
    return credential.principal();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null || value.isEmpty()) {
      throw malformed("the form has no " + name);
    }
    return value;
  }

  private static AuthFailure malformed(String what) {
    return new AuthFailure(MALFORMED_QUERY, what);
  }
}
