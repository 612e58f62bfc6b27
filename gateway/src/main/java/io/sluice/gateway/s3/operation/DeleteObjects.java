package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.AccessDenied;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.objects.Deleted;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3Error;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Errors;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>:
 * up to 1,000 keys, each with a result of its own and, if it likes, the ETag it must have ({@code
 * *} for any). The conditions on time and size, which AWS has for directory buckets only, are not
 * implemented. Nothing is under retention, so that {@code x-amz-bypass-governance-retention} has
 * nothing to bypass.
 */
public final class DeleteObjects implements Operation {
  private static final int KEYS_MAX = 1_000;

  /** A line of the request; with an error where it cannot even be tried. */
  record Wish(
      String key, Optional<String> version, WriteCondition condition, Optional<S3Error> error) {}

  private final Objects objects;
  private final Documents documents;

  public DeleteObjects(Objects objects, Documents documents) {
    this.objects = objects;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return documents
        .read(body(request))
        .map(document -> XmlReader.read(document, "Delete"))
        .compose(delete -> deleteEach(request, delete));
  }

  /** AWS insists on a digest: a document cut short would delete the wrong objects. */
  private static Body body(S3Request request) {
    Body body = request.body();
    Declared declared = body.declared();
    if (declared.contentMd5().isEmpty()
        && declared.checksums().isEmpty()
        && declared.trailer().isEmpty()) {
      throw S3ErrorCode.INVALID_REQUEST.failure(
          "This operation needs a Content-MD5 or an x-amz-checksum-* header.");
    }
    return body;
  }

  private Future<Reply> deleteEach(S3Request request, XmlNode delete) {
    List<Wish> wishes = wishes(delete);
    boolean quiet = delete.child("Quiet").map(text -> text.strip().equals("true")).orElse(false);
    List<DeleteObject> doable = new ArrayList<>();
    for (Wish wish : wishes) {
      if (wish.error.isEmpty()) {
        ObjectRef ref = new ObjectRef(request.bucket(), new ObjectKey(wish.key));
        doable.add(new DeleteObject(ref, wish.condition));
      }
    }
    return objects
        .deleteEach(request.principal(), doable)
        .compose(done -> reply(request, wishes, done, quiet));
  }

  static List<Wish> wishes(XmlNode delete) {
    List<Wish> wishes = delete.all("Object").stream().map(DeleteObjects::wish).toList();
    if (wishes.isEmpty() || wishes.size() > KEYS_MAX) {
      throw S3ErrorCode.MALFORMED_XML.failure("The document must name 1 to 1000 objects.");
    }
    return wishes;
  }

  private static Wish wish(XmlNode node) {
    String key =
        node.child("Key")
            .orElseThrow(() -> S3ErrorCode.MALFORMED_XML.failure("An Object lacks its Key."));
    Optional<String> version = node.child("VersionId").filter(id -> !id.isEmpty());
    Optional<String> tag = node.child("ETag").filter(text -> !text.isBlank());
    Optional<S3Error> refusal = refusal(node, key, version, tag);
    WriteCondition condition =
        tag.filter(named -> refusal.isEmpty())
            .map(Conditions::matching)
            .orElseGet(WriteCondition::always);
    return new Wish(key, version, condition, refusal);
  }

  private static Optional<S3Error> refusal(
      XmlNode node, String key, Optional<String> version, Optional<String> tag) {
    S3ErrorCode code = null;
    if (key.isEmpty()) {
      code = S3ErrorCode.INVALID_ARGUMENT;
    } else if (!ObjectKey.isValid(key)) {
      code = S3ErrorCode.KEY_TOO_LONG;
    } else if (version.isPresent() && !version.get().equals(Versions.NULL)) {
      code = S3ErrorCode.NO_SUCH_VERSION;
    } else if (tag.filter(text -> !Conditions.isTag(text)).isPresent()
        || node.child("Size").isPresent()
        || node.child("LastModifiedTime").isPresent()) {
      code = S3ErrorCode.NOT_IMPLEMENTED;
    }
    return Optional.ofNullable(code).map(c -> new S3Error(c, c.sentence()));
  }

  private static Future<Reply> reply(
      S3Request request, List<Wish> wishes, List<Deleted> done, boolean quiet) {
    XmlWriter xml = XmlWriter.result("DeleteResult");
    int next = 0;
    for (Wish wish : wishes) {
      Optional<S3Error> error = wish.error;
      if (error.isEmpty()) {
        Optional<Throwable> failure = done.get(next++).failure();
        if (failure.isPresent() && failure.get() instanceof StorageFailure.NoSuchBucket) {
          return Future.failedFuture(failure.get());
        }
        error = failure.map(S3Errors::from);
        failure
            .filter(AccessDenied.class::isInstance)
            .ifPresent(denied -> request.refused(request.bucket() + "/" + wish.key));
      }
      write(wish, error, quiet, xml);
    }
    return Future.succeededFuture(Reply.document(xml.end()));
  }

  private static void write(Wish wish, Optional<S3Error> error, boolean quiet, XmlWriter xml) {
    if (error.isEmpty() && quiet) {
      return;
    }
    String element = error.isEmpty() ? "Deleted" : "Error";
    xml.open(element).element("Key", wish.key);
    wish.version.ifPresent(version -> xml.element("VersionId", version));
    error.ifPresent(e -> xml.element("Code", e.code().wire()).element("Message", e.message()));
    xml.close(element);
  }
}
