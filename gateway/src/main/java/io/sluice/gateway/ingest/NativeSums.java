package io.sluice.gateway.ingest;

import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.HashProvider;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/**
 * The library that computes CRC64NVME and XXHash, which stores ask for these as well. Loading it
 * blocks, so it is done before it is needed.
 */
public final class NativeSums implements HashProvider {
  private static final Set<ChecksumAlgorithm> OURS =
      EnumSet.of(
          ChecksumAlgorithm.CRC64NVME,
          ChecksumAlgorithm.XXHASH64,
          ChecksumAlgorithm.XXHASH3,
          ChecksumAlgorithm.XXHASH128);

  private static volatile boolean loaded;

  /** Made by Java's service loader. */
  public NativeSums() {}

  /** Blocks for the first time. */
  static void load() {
    new CRC64NVME();
    loaded = true;
  }

  /** Whether an event loop may compute such checksums. */
  static boolean isReadyFor(Set<ChecksumAlgorithm> algorithms) {
    return loaded || algorithms.stream().noneMatch(OURS::contains);
  }

  @Override
  public byte[] hash(ChecksumAlgorithm algorithm, byte[] bytes) {
    Sum sum = Sum.of(algorithm);
    sum.update(ByteBuffer.wrap(bytes));
    return sum.value();
  }
}
