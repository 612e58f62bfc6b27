package io.sluice.gateway.objects;

import io.sluice.gateway.objects.UploadListing.Entry;
import io.sluice.spi.ListUploads;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.UploadInfo;
import io.sluice.spi.UploadPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Fills one page, reading as many of the store's as rolling up needs. */
final class UploadLister {
  /** Greater than every character that a key can hold after a prefix, but itself. */
  private static final String LAST = "\uDBFF\uDFFF";

  private final MultipartUploads uploads;
  private final UploadListing.Request request;
  private final List<Entry> entries = new ArrayList<>();
  private String afterKey;
  private String afterUploadId;
  private String rolledUp = "";
  private String asked = "";

  UploadLister(MultipartUploads uploads, UploadListing.Request request) {
    this.uploads = uploads;
    this.request = request;
    this.afterKey = request.afterKey();
    this.afterUploadId = request.afterUploadId();
    skipRolledUp();
  }

  /** A page that ended with a common prefix goes on after everything below it. */
  private void skipRolledUp() {
    String delimiter = request.delimiter();
    if (!delimiter.isEmpty()
        && afterKey.startsWith(request.prefix())
        && afterKey.endsWith(delimiter)
        && commonPrefix(afterKey).equals(afterKey)) {
      passOver(afterKey);
    }
  }

  private void passOver(String prefix) {
    rolledUp = prefix;
    afterKey = prefix + LAST;
    afterUploadId = "";
  }

  Future<UploadListing> page() {
    if (request.limit() == 0) {
      return uploads.list(next()).map(page -> new UploadListing(List.of(), false));
    }
    return uploads.list(next()).compose(this::add);
  }

  /** Keys that sort behind the jump over their prefix are gone through one by one. */
  private void passBeneath(UploadInfo upload, String key) {
    if (asked.startsWith(rolledUp)) {
      afterKey = key;
      afterUploadId = upload.ref().uploadId();
    }
  }

  private ListUploads next() {
    asked = afterKey;
    return new ListUploads(
        request.bucket(), request.prefix(), afterKey, afterUploadId, request.limit() + 1);
  }

  private Future<UploadListing> add(UploadPage page) {
    for (UploadInfo upload : page.uploads()) {
      String key = upload.ref().object().key().value();
      if (!rolledUp.isEmpty() && key.startsWith(rolledUp)) {
        passBeneath(upload, key);
        continue;
      }
      if (entries.size() == request.limit()) {
        return Future.succeededFuture(new UploadListing(entries, true));
      }
      put(upload, key);
    }
    return page.more()
        ? uploads.list(next()).compose(this::add)
        : Future.succeededFuture(new UploadListing(entries, false));
  }

  private void put(UploadInfo upload, String key) {
    String common = commonPrefix(key);
    if (common.isEmpty()) {
      entries.add(new Entry.Upload(upload));
      afterKey = key;
      afterUploadId = upload.ref().uploadId();
      return;
    }
    entries.add(new Entry.CommonPrefix(common));
    passOver(common);
  }

  private String commonPrefix(String key) {
    if (request.delimiter().isEmpty()) {
      return "";
    }
    int at = key.indexOf(request.delimiter(), request.prefix().length());
    return at < 0 ? "" : key.substring(0, at + request.delimiter().length());
  }
}
