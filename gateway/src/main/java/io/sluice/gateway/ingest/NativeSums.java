package io.sluice.gateway.ingest;

import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** The library that computes CRC64NVME. Loading it blocks, so it is done before it is needed. */
final class NativeSums {
  private static volatile boolean loaded;

  private NativeSums() {}

  /** Blocks for the first time. */
  static void load() {
    new CRC64NVME();
    loaded = true;
  }

  /** Whether an event loop may compute such a checksum. */
  static boolean isLoaded() {
    return loaded;
  }
}
