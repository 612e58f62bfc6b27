package io.sluice.gateway.objects;

import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.scan.Refused;
import io.sluice.scanner.Judgement;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.PreparedUpload;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** The end of an upload in parts: the whole is looked at before it is published, or after. */
final class Completing {
  private final Intake intake;
  private final boolean prepares;

  /**
   * Makes one.
   *
   * @param prepares whether the store lets an upload be read before it is published
   */
  Completing(Intake intake, boolean prepares) {
    this.intake = intake;
    this.prepares = prepares;
  }

  Future<ObjectInfo> complete(Principal who, MultipartUploads uploads, CompleteUpload request) {
    return prepares ? prepare(who, uploads, request) : unread(who, uploads, request);
  }

  /** Nobody can look before it is published: it is pending, however small it is. */
  private Future<ObjectInfo> unread(
      Principal who, MultipartUploads uploads, CompleteUpload request) {
    return intake
        .beginStored(who, request.upload().object(), Long.MAX_VALUE)
        .compose(arrival ->
            arrival
                .admit(arrival.unlooked())
                .compose(admission -> complete(arrival, admission, uploads, request))
                .eventually(arrival::settle));
  }

  private static Future<ObjectInfo> complete(
      Arrival arrival,
      Arrival.Admission admission,
      MultipartUploads uploads,
      CompleteUpload request) {
    return admission.aside().isEmpty()
        ? uploads.complete(request.with(admission.annotations(), arrival.replaced()))
        : Future.failedFuture(Refused.gone(arrival.unlooked().verdict()));
  }

  private Future<ObjectInfo> prepare(
      Principal who, MultipartUploads uploads, CompleteUpload request) {
    return uploads
        .prepare(request)
        .compose(prepared ->
            publish(who, request, prepared)
                .recover(
                    failure -> prepared.discard().compose(gone -> Future.failedFuture(failure))));
  }

  private Future<ObjectInfo> publish(
      Principal who, CompleteUpload request, PreparedUpload prepared) {
    return prepared.isCompleted()
        ? prepared.commit(Map.of(), Optional.empty())
        : judgeAndPublish(who, request, prepared);
  }

  private Future<ObjectInfo> judgeAndPublish(
      Principal who, CompleteUpload request, PreparedUpload prepared) {
    return intake
        .beginStored(who, request.upload().object(), prepared.info().size())
        .compose(arrival ->
            arrival
                .answer(
                    judge(arrival, prepared)
                        .compose(arrival::admit)
                        .compose(admission -> commit(arrival, admission, prepared)))
                .eventually(arrival::settle));
  }

  private static Future<ObjectInfo> commit(
      Arrival arrival, Arrival.Admission admission, PreparedUpload prepared) {
    return admission
        .aside()
        .map(place -> prepared.commitElsewhere(admission.annotations(), place))
        .orElseGet(() -> prepared.commit(admission.annotations(), arrival.replaced()));
  }

  private Future<Judgement> judge(Arrival arrival, PreparedUpload prepared) {
    return arrival.isJudgedBefore(prepared.info().size())
        ? prepared.open().compose(intake.inspector()::judge)
        : Future.succeededFuture(arrival.unlooked());
  }
}
