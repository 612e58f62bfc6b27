package io.sluice.gateway.ingest;

import java.nio.ByteBuffer;

/** Something that is computed over a payload, by one thread at a time. */
public interface Hash {

  /**
   * Takes the next bytes. Throws {@link IngestFailure} where they are already known to be wrong.
   */
  void update(ByteBuffer bytes);
}
