package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.CHUNK_SIGNATURE_MISMATCH;

import io.sluice.gateway.auth.ChunkSignatures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Verifies the signatures of chunks while their payload goes by. Headers are announced by the
 * decoder on the event loop, always before their payload; all else happens where digests are
 * computed.
 */
final class ChunkChain implements Hash {
  private final ChunkSignatures signatures;
  private final Queue<Chunk> announced = new ConcurrentLinkedQueue<>();
  private final MessageDigest sha256 = Sum.digest("SHA-256");
  private String previous;
  private Chunk current;
  private long left;

  ChunkChain(ChunkSignatures signatures) {
    this.signatures = signatures;
    this.previous = signatures.seed();
  }

  /** Its size is bounded by the payload in flight over the least size of a chunk. */
  void announce(Chunk chunk) {
    announced.add(chunk);
  }

  @Override
  public void update(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (left == 0) {
        begin();
      }
      ByteBuffer mine = bytes.slice(bytes.position(), (int) Math.min(left, bytes.remaining()));
      bytes.position(bytes.position() + mine.remaining());
      left -= mine.remaining();
      sha256.update(mine);
      if (left == 0) {
        finishChunk();
      }
    }
  }

  /** Verifies the last chunk and what follows it, after all payload. */
  void finish(Trailer trailer) {
    begin();
    finishChunk();
    trailer.signature().ifPresent(signature -> finishTrailer(trailer.toSign(), signature));
  }

  private void begin() {
    current = announced.remove();
    left = current.size();
  }

  private void finishChunk() {
    String expected = signatures.ofChunk(previous, sha256.digest());
    require(expected, current.signature());
    previous = expected;
  }

  private void finishTrailer(String toSign, String signature) {
    byte[] hash = sha256.digest(toSign.getBytes(StandardCharsets.ISO_8859_1));
    require(signatures.ofTrailer(previous, hash), signature);
  }

  private static void require(String expected, String actual) {
    byte[] ours = expected.getBytes(StandardCharsets.ISO_8859_1);
    if (!MessageDigest.isEqual(ours, actual.getBytes(StandardCharsets.ISO_8859_1))) {
      throw new IngestFailure(
          CHUNK_SIGNATURE_MISMATCH, "a chunk is not what was signed with the request's key");
    }
  }
}
