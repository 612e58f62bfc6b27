package io.sluice.gateway.fixity;

import io.sluice.gateway.ingest.Sum;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectPart;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The sums of an object that came in parts, made of the sums of its parts. */
final class PartSums {
  private final List<ObjectPart> parts;
  private final Optional<ChecksumAlgorithm> algorithm;
  private final ByteArrayOutputStream md5s = new ByteArrayOutputStream();
  private final ByteArrayOutputStream checksums = new ByteArrayOutputStream();
  private Sum md5 = Sum.md5();
  private Optional<Sum> checksum;
  private int index;
  private long left;

  /**
   * Makes them.
   *
   * @param parts at least one, in their order
   * @param algorithm of the composite checksum, where there is one
   */
  PartSums(List<ObjectPart> parts, Optional<ChecksumAlgorithm> algorithm) {
    this.parts = parts;
    this.algorithm = algorithm;
    this.checksum = algorithm.map(Sum::of);
    this.left = parts.getFirst().size();
  }

  void update(Buffer bytes) {
    int at = 0;
    while (at < bytes.length() && index < parts.size()) {
      int length = (int) Math.min(left, bytes.length() - at);
      ByteBuffer piece = ByteBuffer.wrap(bytes.getBytes(at, at + length));
      md5.update(piece.duplicate());
      checksum.ifPresent(sum -> sum.update(piece.duplicate()));
      at += length;
      left -= length;
      if (left == 0) {
        next();
      }
    }
  }

  private void next() {
    md5s.writeBytes(md5.value());
    checksum.ifPresent(sum -> checksums.writeBytes(sum.value()));
    md5 = Sum.md5();
    checksum = algorithm.map(Sum::of);
    index++;
    left = index < parts.size() ? parts.get(index).size() : 0;
  }

  /** The MD5 of the parts' MD5s, a dash, and how many there are. */
  ETag etag() {
    return new ETag(ETag.ofMd5(sum(Sum.md5(), md5s)) + "-" + parts.size());
  }

  Checksum composite(ChecksumAlgorithm wanted) {
    return Checksum.composite(wanted, sum(Sum.of(wanted), checksums), parts.size());
  }

  private static byte[] sum(Sum sum, ByteArrayOutputStream of) {
    sum.update(ByteBuffer.wrap(of.toByteArray()));
    return sum.value();
  }
}
