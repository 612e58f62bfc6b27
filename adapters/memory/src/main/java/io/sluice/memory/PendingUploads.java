package io.sluice.memory;

import static java.util.Comparator.comparing;

import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListUploads;
import io.sluice.spi.StorageFailure.NoSuchUpload;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadRef;
import io.sluice.spi.Utf8;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** The uploads of a bucket in the order of their ids, which is that of their beginning. */
final class PendingUploads {

  private final NavigableMap<String, PendingUpload> uploads = new TreeMap<>();
  private long begun;

  boolean isEmpty() {
    return uploads.isEmpty();
  }

  UploadInfo begin(CreateUpload request) {
    String id = HexFormat.of().toHexDigits(begun++) + "-" + UUID.randomUUID();
    UploadInfo info =
        new UploadInfo(
            new UploadRef(request.ref(), id),
            Instant.now(),
            request.metadata(),
            request.checksum(),
            request.initiator());
    uploads.put(id, new PendingUpload(info));
    return info;
  }

  PendingUpload get(UploadRef ref) {
    PendingUpload upload = uploads.get(ref.uploadId());
    if (upload == null || !upload.info().ref().equals(ref)) {
      throw new NoSuchUpload(ref.uploadId());
    }
    return upload;
  }

  void remove(UploadRef ref) {
    uploads.remove(ref.uploadId());
  }

  List<UploadInfo> after(ListUploads request, long limit) {
    return uploads.values().stream()
        .map(PendingUpload::info)
        .filter(upload -> upload.ref().object().key().value().startsWith(request.prefix()))
        .filter(upload -> follows(upload.ref(), request))
        .sorted(comparing(upload -> upload.ref().object().key()))
        .limit(limit)
        .toList();
  }

  private static boolean follows(UploadRef upload, ListUploads request) {
    int order = Utf8.compare(upload.object().key().value(), request.afterKey());
    return order > 0
        || (order == 0
            && !request.afterUploadId().isEmpty()
            && upload.uploadId().compareTo(request.afterUploadId()) > 0);
  }
}
