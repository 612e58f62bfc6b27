package io.sluice.spi;

import java.util.ServiceLoader;

/**
 * Computes the checksums that Java itself has not. Who runs the stores brings one as a service of
 * Java, so that no store must depend on a library for it.
 */
public interface HashProvider {

  /** The raw value. Asked for XXHash, of a few hundred KiB at most; may block. */
  byte[] hash(ChecksumAlgorithm algorithm, byte[] bytes);

  /** That which was brought. */
  static HashProvider brought() {
    return ServiceLoader.load(HashProvider.class, HashProvider.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody brought a HashProvider"));
  }
}
