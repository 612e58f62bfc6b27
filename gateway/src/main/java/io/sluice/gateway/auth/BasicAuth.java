package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_HEADER;
import static io.sluice.gateway.auth.AuthFailure.Reason.SIGNATURE_MISMATCH;
import static io.sluice.gateway.auth.AuthFailure.Reason.UNKNOWN_KEY;

import io.sluice.gateway.auth.Credentials.Credential;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies HTTP Basic (RFC 7617, UTF-8): the access key as user, the secret key as password. Says
 * nothing of the body, and the secret itself is on the wire.
 */
public final class BasicAuth {
  private static final String SCHEME = "Basic ";

  /** Compared where there is no such key, so that both answers take as long. */
  private static final SecretAccessKey NOBODYS = SecretAccessKey.of("nobody's secret access key");

  private final Credentials credentials;

  public BasicAuth(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Whether the header is of this scheme. */
  public static boolean isBasic(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Fails with {@link AuthFailure}, or with whatever the lookup of the key fails with. */
  public Future<Authentication> authenticate(String authorization) {
    String pair = decode(authorization.substring(SCHEME.length()).strip());
    int colon = pair.indexOf(':');
    if (colon <= 0 || colon == pair.length() - 1) {
      return Future.failedFuture(malformed());
    }
    SecretAccessKey secret = SecretAccessKey.of(pair.substring(colon + 1));
    String id = pair.substring(0, colon);
    return credentials.find(id).map(found -> verify(id, found, secret));
  }

  private static String decode(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }

  private static Authentication verify(
      String id, Optional<Credential> found, SecretAccessKey secret) {
    Map<String, String> details = Map.of("AWSAccessKeyId", id);
    boolean same = found.map(Credential::secret).orElse(NOBODYS).equals(secret);
    Credential credential =
        found.orElseThrow(() -> new AuthFailure(UNKNOWN_KEY, "no such access key", details));
    if (!same) {
      throw new AuthFailure(SIGNATURE_MISMATCH, "another secret key", details);
    }
    return new Authentication(credential.principal(), new PayloadSeal.Unsigned());
  }

  private static AuthFailure malformed() {
    return new AuthFailure(
        MALFORMED_HEADER, "the Authorization header is no Base64 of access key, colon, secret key");
  }
}
