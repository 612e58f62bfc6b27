package io.sluice.gateway.auth;

import java.util.Optional;

/** What a signature says of the body, to be verified while the body goes by. */
public sealed interface PayloadSeal {

  /** The signature does not cover the body. */
  record Unsigned() implements PayloadSeal {}

  /**
   * The signature covers this SHA-256 of the whole body.
   *
   * @param hex 64 digits in lower case
   */
  record Sha256(String hex) implements PayloadSeal {}

  /**
   * The body comes in the {@code aws-chunked} encoding.
   *
   * @param signatures present where each chunk carries its own
   * @param trailer whether a trailer follows the last chunk, inside the body
   */
  record Chunked(Optional<ChunkSignatures> signatures, boolean trailer) implements PayloadSeal {}
}
