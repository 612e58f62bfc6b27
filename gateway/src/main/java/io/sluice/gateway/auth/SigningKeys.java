package io.sluice.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import javax.crypto.spec.SecretKeySpec;

/** The keys that signatures are made with, derived from secrets by day and region, and kept. */
final class SigningKeys {
  private final Cache<Source, SecretKeySpec> cache;

  SigningKeys(int max) {
    // On the caller's thread: what is evicted needs no other.
    cache = Caffeine.newBuilder().maximumSize(max).executor(Runnable::run).build();
  }

  SecretKeySpec key(SecretAccessKey secret, CredentialScope scope) {
    return cache.get(new Source(secret, scope), SigningKeys::derive);
  }

  private static SecretKeySpec derive(Source source) {
    SecretKeySpec date = next(Hashes.key(source.secret.prefixed("AWS4")), source.scope.date());
    SecretKeySpec region = next(date, source.scope.region());
    SecretKeySpec service = next(region, source.scope.service());
    return next(service, "aws4_request");
  }

  private static SecretKeySpec next(SecretKeySpec key, String text) {
    return Hashes.key(Hashes.hmac(key, text));
  }

  /** With the secret itself, so that a replaced one makes no use of what the old one left. */
  private record Source(SecretAccessKey secret, CredentialScope scope) {}
}
