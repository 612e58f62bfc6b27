package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.HttpDates;
import io.sluice.gateway.policy.Verdicts;
import io.sluice.gateway.rest.Reply;
import io.sluice.spi.Checksum;
import io.sluice.spi.ObjectInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object as it is shown.
 *
 * @param headers how its bytes are presented
 * @param metadata what its writer wants kept with it
 * @param foreign put or changed without Sluice: nothing about its bytes was verified
 * @param scan what the virus scanner said
 */
record ObjectDocument(
    String bucket,
    String key,
    long size,
    String etag,
    String lastModified,
    Map<String, String> headers,
    Map<String, String> metadata,
    List<Sum> checksums,
    boolean foreign,
    VerdictDocument scan) {

  record Sum(String algorithm, String type, String value) {
    static Sum of(Checksum checksum) {
      return new Sum(checksum.algorithm().name(), checksum.type().name(), checksum.value());
    }
  }

  static ObjectDocument of(ObjectInfo object) {
    return new ObjectDocument(
        object.ref().bucket().value(),
        object.ref().key().value(),
        object.size(),
        object.etag().value(),
        HttpDates.isoMillis(object.lastModified()),
        new TreeMap<>(object.metadata().headers()),
        new TreeMap<>(object.metadata().user()),
        object.checksums().stream().map(Sum::of).toList(),
        object.foreign(),
        VerdictDocument.of(Verdicts.of(object)));
  }

  static Reply reply(ObjectInfo object) {
    return Reply.document(of(object));
  }
}
