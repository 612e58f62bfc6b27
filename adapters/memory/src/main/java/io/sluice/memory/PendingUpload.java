package io.sluice.memory;

import io.sluice.spi.CompleteUpload.CompletedPart;
import io.sluice.spi.CompletedSums;
import io.sluice.spi.PartInfo;
import io.sluice.spi.StorageFailure.InvalidPart;
import io.sluice.spi.UploadInfo;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An upload under way, with the parts that were committed so far. */
final class PendingUpload {

  /** A part as it lies in memory. */
  record Part(PartInfo info, Buffer bytes) {}

  private final UploadInfo info;
  private final NavigableMap<Integer, Part> parts = new TreeMap<>();

  PendingUpload(UploadInfo info) {
    this.info = info;
  }

  UploadInfo info() {
    return info;
  }

  void put(Part part) {
    parts.put(part.info().number(), part);
  }

  List<PartInfo> after(int number, long limit) {
    return parts.tailMap(number, false).values().stream().map(Part::info).limit(limit).toList();
  }

  /** The part that its uploader means. */
  Part named(CompletedPart wanted) {
    Part part = parts.get(wanted.number());
    if (part == null || !CompletedSums.isNamed(part.info(), wanted)) {
      throw new InvalidPart(wanted.number());
    }
    return part;
  }
}
