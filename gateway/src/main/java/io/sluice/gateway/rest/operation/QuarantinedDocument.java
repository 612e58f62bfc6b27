package io.sluice.gateway.rest.operation;

import io.sluice.gateway.objects.Quarantined;

/** An object that was put aside, as it is shown. */
record QuarantinedDocument(
    String id, String bucket, String key, long size, String writer, VerdictDocument scan) {

  static QuarantinedDocument of(Quarantined object) {
    return new QuarantinedDocument(
        object.id(),
        object.origin().bucket().value(),
        object.origin().key().value(),
        object.size(),
        object.writer(),
        VerdictDocument.of(object.judgement()));
  }
}
