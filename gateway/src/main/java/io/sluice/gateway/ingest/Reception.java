package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_TRAILER;

import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one body needs: a decoder where it is encoded, digests, and a comparison at its end. */
final class Reception {
  private final Body body;
  private final Set<ChecksumAlgorithm> wanted = EnumSet.noneOf(ChecksumAlgorithm.class);
  private final Optional<ChunkChain> chain;
  private final Digests digests;
  private final ReadStream<Buffer> payload;
  private Optional<Trailer> trailer = Optional.empty();

  /**
   * @param compute checksums to compute besides those declared
   * @throws IngestFailure INVALID_TRAILER
   */
  Reception(
      Body body,
      Extent extent,
      Set<ChecksumAlgorithm> compute,
      IngestLimits limits,
      Threads threads) {
    this.body = body;
    requirePlaceForTrailer(body);
    wanted.addAll(compute);
    wanted.addAll(body.declared().algorithms());
    this.chain =
        body.seal() instanceof Chunked chunked
            ? chunked.signatures().map(ChunkChain::new)
            : Optional.empty();
    this.digests = new Digests(computed(), chain, hashing(extent, threads));
    this.payload =
        body.seal() instanceof Chunked chunked ? decoded(chunked, limits) : body.stream();
  }

  /** The payload; paused. */
  ReadStream<Buffer> payload() {
    return payload;
  }

  /** A sink that hashes what it writes, at the same time. */
  Function<Buffer, Future<?>> into(Function<Buffer, Future<Void>> write) {
    return batch -> Future.all(digests.update(batch), Future.succeededFuture(batch).compose(write));
  }

  /** Compares, after all payload was hashed. Throws {@link IngestFailure} at any difference. */
  Received received(long size) {
    trailer.ifPresent(last -> chain.ifPresent(signed -> signed.finish(last)));
    Digests.Computed computed = digests.finish();
    List<Checksum> declared = new ArrayList<>(body.declared().checksums());
    trailer.flatMap(Trailer::checksum).ifPresent(declared::add);
    new Comparison(body, computed, declared).check();
    List<Checksum> checksums = wanted.stream().map(computed.checksums()::get).toList();
    return new Received(size, computed.md5(), checksums);
  }

  /** A thread of the pool costs more than to hash a small body, but may load a native library. */
  private Threads hashing(Extent extent, Threads threads) {
    boolean inline = extent.isSmall() && NativeSums.isReadyFor(wanted);
    return inline ? threads.inline() : threads;
  }

  /** A checksum that was announced and cannot come would never be compared. */
  private static void requirePlaceForTrailer(Body body) {
    boolean place = body.seal() instanceof Chunked chunked && chunked.trailer();
    if (body.declared().trailer().isPresent() && !place) {
      throw new IngestFailure(
          INVALID_TRAILER, "x-amz-trailer is for chunked bodies with a trailer");
    }
  }

  private Set<ChecksumAlgorithm> computed() {
    Set<ChecksumAlgorithm> computed = EnumSet.noneOf(ChecksumAlgorithm.class);
    computed.addAll(wanted);
    if (body.seal() instanceof Sha256) {
      computed.add(ChecksumAlgorithm.SHA256);
    }
    return computed;
  }

  private ReadStream<Buffer> decoded(Chunked seal, IngestLimits limits) {
    return new AwsChunked(
        body.stream(),
        limits,
        chain.isPresent(),
        chunk -> chain.ifPresent(signed -> signed.announce(chunk)),
        text -> trailer = Optional.of(Trailer.parse(text, seal, body.declared().trailer())));
  }
}
