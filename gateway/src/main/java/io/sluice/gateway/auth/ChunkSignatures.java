package io.sluice.gateway.auth;

import javax.crypto.spec.SecretKeySpec;

/**
 * The chain of signatures of a chunked body: each one covers its predecessor, the first one the
 * signature of the request. Immutable, may be called from any thread.
 */
public final class ChunkSignatures {
  private static final String SHA256_OF_NOTHING = Hashes.hex(Hashes.sha256(""));

  private final SecretKeySpec key;
  private final String timeAndScope;
  private final String seed;

  ChunkSignatures(SecretKeySpec key, Claim claim) {
    this.key = key;
    this.timeAndScope = claim.timeAndScope();
    this.seed = claim.signature();
  }

  /** The request's own signature, where the chain begins; lower-case hex, as all of them. */
  public String seed() {
    return seed;
  }

  /**
   * The signature that the next chunk must carry.
   *
   * @param previous the signature of the chunk before, or the seed
   * @param sha256 of the chunk's payload, which is empty in the last chunk
   */
  public String ofChunk(String previous, byte[] sha256) {
    return sign("-PAYLOAD\n", previous + '\n' + SHA256_OF_NOTHING, sha256);
  }

  /**
   * The signature that the trailer must carry.
   *
   * @param previous the signature of the last, empty chunk
   * @param sha256 of the trailing headers, each as {@code name:value} and a line feed
   */
  public String ofTrailer(String previous, byte[] sha256) {
    return sign("-TRAILER\n", previous, sha256);
  }

  private String sign(String kind, String previous, byte[] sha256) {
    String toSign = Claim.ALGORITHM + kind + timeAndScope + previous + '\n' + Hashes.hex(sha256);
    return Hashes.hex(Hashes.hmac(key, toSign));
  }
}
