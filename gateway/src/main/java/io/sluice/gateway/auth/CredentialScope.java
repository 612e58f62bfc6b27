package io.sluice.gateway.auth;

import java.util.Optional;

/**
 * Whose key signed, and for what the key was narrowed down.
 *
 * @param date {@code 20130524}
 * @param region whatever the client is configured with. Sluice is one place and has no use for
 *     regions, and those who come here have all kinds of defaults; the region is part of the
 *     derived key, so that accepting any one weakens nothing.
 */
record CredentialScope(String accessKeyId, String date, String region, String service) {
  private static final String TERMINATOR = "aws4_request";

  /** Reads {@code AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request}. */
  static Optional<CredentialScope> parse(String credential) {
    int end = credential.lastIndexOf('/');
    int service = credential.lastIndexOf('/', end - 1);
    int region = credential.lastIndexOf('/', service - 1);
    int date = credential.lastIndexOf('/', region - 1);
    if (date <= 0 || !credential.substring(end + 1).equals(TERMINATOR)) {
      return Optional.empty();
    }
    return Optional.of(
        new CredentialScope(
            credential.substring(0, date),
            credential.substring(date + 1, region),
            credential.substring(region + 1, service),
            credential.substring(service + 1, end)));
  }

  /** The scope without the key's identifier, as it is signed. */
  String text() {
    return date + '/' + region + '/' + service + '/' + TERMINATOR;
  }
}
