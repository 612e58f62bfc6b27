package io.sluice.gateway.auth;

import io.vertx.core.Future;
import java.time.Clock;

/**
 * Verifies AWS Signature Version 4 in the flavour of S3: by Authorization header or by the query
 * parameters of a presigned URL.
 */
public final class SigV4 {

  public SigV4(Credentials credentials, SigV4Limits limits, Clock clock) {}

  /** Fails with {@link AuthFailure}, or with whatever the lookup of the key fails with. */
  public Future<Authentication> authenticate(SignedRequest request) {
    return Future.failedFuture(new UnsupportedOperationException(request.method()));
  }
}
