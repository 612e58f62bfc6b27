package io.sluice.posix;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumType;
import io.sluice.spi.ETag;
import io.sluice.spi.PartInfo;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part that was received.
 *
 * @param ownFile the file that holds nothing else, or empty where it is in its slot of the data
 *     file
 */
record StoredPart(PartInfo info, Optional<String> ownFile) {

  boolean isInSlot() {
    return ownFile.isEmpty();
  }

  JsonObject json() {
    JsonObject sums = new JsonObject();
    info.checksums().forEach(sum -> sums.put(sum.algorithm().name(), sum.value()));
    JsonObject json =
        new JsonObject()
            .put("size", info.size())
            .put("etag", info.etag().value())
            .put("modified", info.lastModified().toString())
            .put("checksums", sums);
    ownFile.ifPresent(file -> json.put("file", file));
    return json;
  }

  static StoredPart parse(int number, JsonObject json) {
    List<Checksum> sums =
        json.getJsonObject("checksums").stream()
            .map(sum ->
                new Checksum(
                    ChecksumAlgorithm.valueOf(sum.getKey()),
                    ChecksumType.FULL_OBJECT,
                    (String) sum.getValue()))
            .toList();
    PartInfo info =
        new PartInfo(
            number,
            json.getLong("size"),
            new ETag(json.getString("etag")),
            Instant.parse(json.getString("modified")),
            sums);
    return new StoredPart(info, Optional.ofNullable(json.getString("file")));
  }
}
