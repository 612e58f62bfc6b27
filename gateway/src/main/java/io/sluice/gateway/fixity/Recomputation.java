package io.sluice.gateway.fixity;

import io.sluice.gateway.fixity.Finding.Outcome;
import io.sluice.gateway.ingest.Sum;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectPart;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that was recorded of one object, computed anew from its bytes. */
final class Recomputation {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  static final Pattern PARTS = Pattern.compile("[0-9a-f]{32}-[0-9]+");

  private final ObjectInfo object;
  private final Sum md5 = Sum.md5();
  private final Map<ChecksumAlgorithm, Sum> sums = new EnumMap<>(ChecksumAlgorithm.class);
  private final Optional<PartSums> parts;
  private long size;
  private int compared;

  /**
   * Makes one.
   *
   * @param parts of the object; empty where it came in one piece or nothing is known of them
   */
  Recomputation(ObjectInfo object, List<ObjectPart> parts) {
    this.object = object;
    for (Checksum checksum : object.checksums()) {
      if (checksum.type() == ChecksumType.FULL_OBJECT) {
        sums.put(checksum.algorithm(), Sum.of(checksum.algorithm()));
      }
    }
    this.parts =
        parts.isEmpty() ? Optional.empty() : Optional.of(new PartSums(parts, composite(object)));
  }

  private static Optional<ChecksumAlgorithm> composite(ObjectInfo object) {
    return object.checksums().stream()
        .filter(checksum -> checksum.type() == ChecksumType.COMPOSITE)
        .map(Checksum::algorithm)
        .findFirst();
  }

  void update(Buffer bytes) {
    size += bytes.length();
    ByteBuffer raw = ByteBuffer.wrap(bytes.getBytes());
    md5.update(raw.duplicate());
    sums.values().forEach(sum -> sum.update(raw.duplicate()));
    parts.ifPresent(sum -> sum.update(bytes));
  }

  /** Compares; called once, after the last byte. */
  Finding finding() {
    List<String> differences = new ArrayList<>();
    if (size != object.size()) {
      differences.add("size " + size + ", recorded " + object.size());
    }
    etag().ifPresent(now -> compare("ETag", now, object.etag().value(), differences));
    for (Checksum recorded : object.checksums()) {
      again(recorded)
          .ifPresent(now ->
              compare(recorded.algorithm().name(), now.value(), recorded.value(), differences));
    }
    return new Finding(object.ref(), size, outcome(differences), differences);
  }

  private Outcome outcome(List<String> differences) {
    if (!differences.isEmpty()) {
      return Outcome.DIFFERENT;
    }
    return compared == 0 ? Outcome.INCOMPARABLE : Outcome.SAME;
  }

  private void compare(String what, String now, String recorded, List<String> differences) {
    compared++;
    if (!now.equals(recorded)) {
      differences.add(what + " " + now + ", recorded " + recorded);
    }
  }

  private Optional<String> etag() {
    String recorded = object.etag().value();
    if (MD5.matcher(recorded).matches()) {
      return Optional.of(ETag.ofMd5(md5.value()).value());
    }
    return PARTS.matcher(recorded).matches()
        ? parts.map(sum -> sum.etag().value())
        : Optional.empty();
  }

  private Optional<Checksum> again(Checksum recorded) {
    ChecksumAlgorithm algorithm = recorded.algorithm();
    return recorded.type() == ChecksumType.COMPOSITE
        ? parts.map(sum -> sum.composite(algorithm))
        : Optional.of(Checksum.fullObject(algorithm, sums.get(algorithm).value()));
  }
}
