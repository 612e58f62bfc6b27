package io.sluice.gateway.objects;

import io.sluice.gateway.access.Access;
import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Ingest;
import io.sluice.gateway.ingest.Received;
import io.sluice.spi.AbortUpload;
import io.sluice.spi.ByteRange;
import io.sluice.spi.Capability;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ChecksumPlan;
import io.sluice.spi.CompleteUpload;
import io.sluice.spi.CreateUpload;
import io.sluice.spi.ListParts;
import io.sluice.spi.MultipartUploads;
import io.sluice.spi.ObjectContent;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.PartCommit;
import io.sluice.spi.PartInfo;
import io.sluice.spi.PartPage;
import io.sluice.spi.StagePart;
import io.sluice.spi.StagedPart;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.UploadInfo;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What can be done with uploads in parts. Fails with {@link AccessDenied} or as store and ingest
 * do; with {@link StorageFailure.Unsupported} where the store has no such uploads.
 */
public final class Uploads {
  private final ObjectStore store;
  private final Gate gate;
  private final Ingest ingest;
  private final Viewing viewing;
  private final Completing completing;

  public Uploads(ObjectStore store, Access access, Ingest ingest, Intake intake, Viewing viewing) {
    this.store = store;
    this.gate = new Gate(store, access);
    this.ingest = ingest;
    this.viewing = viewing;
    this.completing = new Completing(intake, store.profile().can(Capability.PREPARE_UPLOAD));
  }

  public Future<UploadInfo> create(Principal who, CreateUpload request) {
    return allow(who, Action.WRITE_OBJECT, request.ref())
        .compose(uploads -> uploads.create(request.by(who.id())));
  }

  /**
   * Receives a part with the checksum that the upload promised, and those that were declared. Fails
   * with {@link StorageFailure.UnplannedChecksum} where these are not what the upload needs.
   */
  public Future<PartInfo> put(Principal who, PutPart request) {
    return allow(who, Action.WRITE_OBJECT, request.upload().object())
        .compose(uploads -> uploads.stagePart(staging(request)))
        .compose(staged -> requirePlanned(request.body(), staged))
        .compose(staged -> receive(request.body(), staged));
  }

  private static Future<StagedPart> requirePlanned(Body body, StagedPart staged) {
    try {
      staged
          .upload()
          .checksum()
          .ifPresent(plan -> plan.requireOfPart(body.declared().algorithms()));
      return Future.succeededFuture(staged);
    } catch (StorageFailure.UnplannedChecksum unplanned) {
      return staged.discard().transform(gone -> Future.failedFuture(unplanned));
    }
  }

  private StagePart staging(PutPart request) {
    long most = store.profile().limits().partBytesMax();
    OptionalLong size = Objects.payloadLength(request.body(), most);
    return new StagePart(request.upload(), request.number(), size);
  }

  private Future<PartInfo> receive(Body body, StagedPart staged) {
    return ingest.receive(body, planned(staged.upload()), staged, Uploads::commit);
  }

  private static Set<ChecksumAlgorithm> planned(UploadInfo upload) {
    Optional<ChecksumAlgorithm> algorithm = upload.checksum().map(ChecksumPlan::algorithm);
    return algorithm.map(Set::of).orElse(Set.of());
  }

  private static PartCommit commit(Received received) {
    return new PartCommit(received.size(), received.md5(), received.checksums());
  }

  /**
   * Fills a part with bytes of an object, which pass through the gateway and are hashed. A span
   * that reaches beyond the object is {@link StorageFailure.RangeUnsatisfiable}.
   */
  public Future<PartInfo> copy(Principal who, CopyPart request) {
    return allow(who, Action.WRITE_OBJECT, request.upload().object())
        .compose(uploads ->
            gate.require(who, Permission.to(Action.READ_OBJECT, request.source().ref()))
                .compose(allowed -> viewing.open(who, () -> store.open(request.source())))
                .compose(content -> covering(request.source().range(), content))
                .compose(content -> fill(uploads, request, content)));
  }

  /** A reader may get less than it asked for; a part must not be shorter than its writer thinks. */
  private static Future<ObjectContent> covering(ByteRange asked, ObjectContent content) {
    if (asked instanceof ByteRange.Span span && span.last() >= content.info().size()) {
      return content
          .discard()
          .compose(gone ->
              Future.failedFuture(new StorageFailure.RangeUnsatisfiable(content.info().size())));
    }
    return Future.succeededFuture(content);
  }

  private Future<PartInfo> fill(MultipartUploads uploads, CopyPart request, ObjectContent content) {
    long length = content.range().length();
    StagePart stage = new StagePart(request.upload(), request.number(), OptionalLong.of(length));
    return uploads
        .stagePart(stage)
        .compose(staged -> receive(Body.stored(content), staged))
        .eventually(content::discard);
  }

  public Future<ObjectInfo> complete(Principal who, CompleteUpload request) {
    return allow(who, Action.WRITE_OBJECT, request.upload().object())
        .compose(uploads -> completing.complete(who, uploads, request));
  }

  public Future<Void> abort(Principal who, AbortUpload request) {
    return allow(who, Action.WRITE_OBJECT, request.upload().object())
        .compose(uploads -> uploads.abort(request));
  }

  public Future<PartPage> parts(Principal who, ListParts request) {
    return allow(who, Action.WRITE_OBJECT, request.upload().object())
        .compose(uploads -> uploads.listParts(request));
  }

  public Future<UploadListing> list(Principal who, UploadListing.Request request) {
    return gate.require(
            who, Permission.under(Action.LIST_UPLOADS, request.bucket(), request.prefix()))
        .compose(allowed -> uploads())
        .compose(uploads -> new UploadLister(uploads, request).page());
  }

  private Future<MultipartUploads> allow(Principal who, Action action, ObjectRef object) {
    return gate.require(who, Permission.to(action, object)).compose(allowed -> uploads());
  }

  private Future<MultipartUploads> uploads() {
    return store
        .multipart()
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new StorageFailure.Unsupported(Capability.MULTIPART)));
  }
}
