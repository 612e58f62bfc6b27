package io.sluice.gateway.rest;

import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.BasicAuth;
import io.sluice.gateway.auth.SigV4;
import io.sluice.gateway.auth.SignedRequest;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.rest.error.ProblemCode;
import io.vertx.core.Future;

/** Finds out who asks: by HTTP Basic, or by a signature as S3 has it, in header or URL. */
public final class Authenticator {
  private final BasicAuth basic;
  private final SigV4 sigV4;
  private final boolean basicWithoutTls;

  /**
   * Makes one.
   *
   * @param basicWithoutTls whether a secret key may come unencrypted
   */
  public Authenticator(BasicAuth basic, SigV4 sigV4, boolean basicWithoutTls) {
    this.basic = basic;
    this.sigV4 = sigV4;
    this.basicWithoutTls = basicWithoutTls;
  }

  Future<Authentication> authenticate(Exchange exchange) {
    String authorization = exchange.header("authorization");
    if (authorization == null || !BasicAuth.isBasic(authorization)) {
      return sigV4.authenticate(signed(exchange));
    }
    if (!basicWithoutTls && !exchange.isSecure()) {
      return Future.failedFuture(
          ProblemCode.TLS_REQUIRED.failure("Use https, or sign the request."));
    }
    return basic.authenticate(authorization);
  }

  private static SignedRequest signed(Exchange exchange) {
    return new SignedRequest(
        exchange.method().name(),
        exchange.rawPath(),
        exchange.rawQuery(),
        exchange.request().headers());
  }
}
