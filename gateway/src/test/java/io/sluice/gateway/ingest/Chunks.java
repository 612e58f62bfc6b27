package io.sluice.gateway.ingest;

import io.sluice.gateway.auth.ChunkSignatures;
import io.sluice.gateway.auth.Credentials.Credential;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.auth.SecretAccessKey;
import io.sluice.gateway.auth.SigV4;
import io.sluice.gateway.auth.SigV4Limits;
import io.sluice.gateway.auth.SignedRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Bodies in the aws-chunked encoding, and the seals that AWS's examples put on them. */
final class Chunks {
  static final Chunked UNSIGNED = new Chunked(Optional.empty(), true);
  private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

  private Chunks() {}

  /** The seal of the documentation's chunked upload. */
  static Chunked signed() {
    return authenticate(
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        MultiMap.caseInsensitiveMultiMap().add("content-length", "66824"),
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
            + "x-amz-decoded-content-length;x-amz-storage-class",
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
  }

  /** The seal of the documentation's chunked upload with a trailer. */
  static Chunked signedWithTrailer() {
    return authenticate(
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
        MultiMap.caseInsensitiveMultiMap().add("x-amz-trailer", "x-amz-checksum-crc32c"),
        "content-encoding;host;x-amz-content-sha256;x-amz-date;"
            + "x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
        "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
  }

  private static Chunked authenticate(
      String contentSha256, MultiMap headers, String signedHeaders, String signature) {
    headers
        .add("host", "s3.amazonaws.com")
        .add("x-amz-date", "20130524T000000Z")
        .add("x-amz-storage-class", "REDUCED_REDUNDANCY")
        .add("x-amz-content-sha256", contentSha256)
        .add("content-encoding", "aws-chunked")
        .add("x-amz-decoded-content-length", "66560")
        .add(
            "authorization",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders="
                + signedHeaders
                + ",Signature="
                + signature);
    return (Chunked)
        sigV4()
            .authenticate(new SignedRequest("PUT", "/examplebucket/chunkObject.txt", "", headers))
            .result()
            .seal();
  }

  /** Knows the documentation's key, on the documentation's day. */
  static SigV4 sigV4() {
    return new SigV4(
        id -> Future.succeededFuture(Optional.of(credential(id))), SigV4Limits.defaults(), clock());
  }

  static Clock clock() {
    return Clock.fixed(DAY, ZoneOffset.UTC);
  }

  private static Credential credential(String id) {
    return new Credential(
        Principal.root("example"),
        id,
        SecretAccessKey.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
  }

  /** Chunks with their signatures, up to and with the last, empty one. */
  static Buffer encode(Chunked seal, List<Buffer> chunks) {
    Buffer body = Buffer.buffer();
    String previous = seal.signatures().map(ChunkSignatures::seed).orElse("");
    List<Buffer> all = new ArrayList<>(chunks);
    all.add(Buffer.buffer());
    for (Buffer chunk : all) {
      body.appendString(Integer.toHexString(chunk.length()));
      if (seal.signatures().isPresent()) {
        previous = seal.signatures().get().ofChunk(previous, sha256(chunk));
        body.appendString(";chunk-signature=").appendString(previous);
      }
      body.appendString("\r\n").appendBuffer(chunk);
      if (chunk.length() > 0) {
        body.appendString("\r\n");
      }
    }
    return body;
  }

  static byte[] sha256(Buffer bytes) {
    return Sum.digest("SHA-256").digest(bytes.getBytes());
  }

  static Buffer random(int bytes, long seed) {
    byte[] all = new byte[bytes];
    new Random(seed).nextBytes(all);
    return Buffer.buffer(all);
  }

  static Buffer text(String text) {
    return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The bytes in pieces of at most so many. */
  static List<Buffer> split(Buffer bytes, int pieceMax) {
    List<Buffer> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length(); at += pieceMax) {
      pieces.add(bytes.slice(at, Math.min(bytes.length(), at + pieceMax)));
    }
    return pieces;
  }
}
