package io.sluice.posix;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ObjectPart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of an object as bytes: the algorithm of their checksums, runs of equal sizes, then the
 * checksums in a row. Ten thousand parts of the same size, and a last one, are two runs.
 */
final class PackedParts {

  private static final byte NO_CHECKSUMS = -1;
  private static final int RUN_BYTES = Long.BYTES + Integer.BYTES;

  private record Run(long size, int count) {}

  private PackedParts() {}

  static ByteBuffer pack(List<ObjectPart> parts) {
    List<Run> runs = runs(parts);
    Optional<ChecksumAlgorithm> algorithm = algorithm(parts);
    int checksums = algorithm.map(a -> a.bytes() * parts.size()).orElse(0);
    ByteBuffer out =
        ByteBuffer.allocate(1 + Integer.BYTES + runs.size() * RUN_BYTES + checksums)
            .put(algorithm.map(PackedAttributes::indexOf).orElse(NO_CHECKSUMS))
            .putInt(runs.size());
    runs.forEach(run -> out.putLong(run.size).putInt(run.count));
    if (algorithm.isPresent()) {
      parts.forEach(part -> out.put(part.checksum().orElseThrow().raw()));
    }
    return out.flip();
  }

  private static List<Run> runs(List<ObjectPart> parts) {
    List<Run> runs = new ArrayList<>();
    for (ObjectPart part : parts) {
      if (!runs.isEmpty() && runs.getLast().size == part.size()) {
        runs.add(new Run(part.size(), runs.removeLast().count + 1));
      } else {
        runs.add(new Run(part.size(), 1));
      }
    }
    return runs;
  }

  /** That of all parts, or none. */
  private static Optional<ChecksumAlgorithm> algorithm(List<ObjectPart> parts) {
    List<Optional<ChecksumAlgorithm>> all =
        parts.stream().map(part -> part.checksum().map(Checksum::algorithm)).distinct().toList();
    return all.size() == 1 ? all.getFirst() : Optional.empty();
  }

  /** The reverse; leaves the buffer as it is. */
  static List<ObjectPart> unpack(ByteBuffer packed) {
    ByteBuffer in = packed.duplicate();
    byte index = in.get();
    Optional<ChecksumAlgorithm> algorithm =
        index == NO_CHECKSUMS ? Optional.empty() : Optional.of(PackedAttributes.algorithm(index));
    int runs = in.getInt();
    ByteBuffer sizes = in.slice(in.position(), runs * RUN_BYTES);
    ByteBuffer checksums = in.position(in.position() + runs * RUN_BYTES);
    List<ObjectPart> parts = new ArrayList<>();
    long offset = 0;
    while (sizes.hasRemaining()) {
      long size = sizes.getLong();
      for (int left = sizes.getInt(); left > 0; left--) {
        Optional<Checksum> checksum = algorithm.map(a -> next(a, checksums));
        parts.add(new ObjectPart(parts.size() + 1, offset, size, checksum));
        offset += size;
      }
    }
    return parts;
  }

  private static Checksum next(ChecksumAlgorithm algorithm, ByteBuffer in) {
    byte[] raw = new byte[algorithm.bytes()];
    in.get(raw);
    return Checksum.fullObject(algorithm, raw);
  }
}
