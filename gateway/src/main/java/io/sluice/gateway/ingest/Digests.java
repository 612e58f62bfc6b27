package io.sluice.gateway.ingest;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is computed over one body. MD5, the slowest, has a lane of its own; what else there is
 * shares a second one, and so can use a second core.
 */
final class Digests {
  private final Sum md5 = Sum.md5();
  private final boolean withMd5;
  private final Map<ChecksumAlgorithm, Sum> sums = new EnumMap<>(ChecksumAlgorithm.class);
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param chain of a body whose chunks are signed
   */
  Digests(Set<ChecksumAlgorithm> algorithms, Optional<ChunkChain> chain, Threads threads) {
    this.withMd5 = algorithms.contains(ChecksumAlgorithm.MD5);
    algorithms.stream()
        .filter(algorithm -> algorithm != ChecksumAlgorithm.MD5)
        .forEach(algorithm -> sums.put(algorithm, Sum.of(algorithm)));
    lanes.add(new Lane(List.of(md5), threads));
    List<Hash> others = new ArrayList<>(sums.values());
    chain.ifPresent(others::add);
    if (!others.isEmpty()) {
      lanes.add(new Lane(others, threads));
    }
  }

  /** Completes when all hashes have taken the batch. */
  Future<?> update(Buffer batch) {
    return Future.all(lanes.stream().map(lane -> lane.update(batch)).toList());
  }

  /** What came of the body; called once, after the last update has completed. */
  Computed finish() {
    Map<ChecksumAlgorithm, Checksum> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    sums.forEach((is, sum) -> checksums.put(is, Checksum.fullObject(is, sum.value())));
    byte[] raw = md5.value();
    if (withMd5) {
      checksums.put(ChecksumAlgorithm.MD5, Checksum.fullObject(ChecksumAlgorithm.MD5, raw));
    }
    return new Computed(ETag.ofMd5(raw), checksums);
  }

  record Computed(ETag md5, Map<ChecksumAlgorithm, Checksum> checksums) {}
}
