package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.Owner;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html">PutBucketAcl</a>
 * and <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html">PutObjectAcl</a>: as
 * on AWS where the bucket owner is enforced, an ACL may only say what holds anyway, that the owner
 * has everything. Where anything was granted to anyone not even that is true.
 */
public final class PutAcl implements Operation {
  private final Buckets buckets;
  private final Documents documents;

  public PutAcl(Buckets buckets, Documents documents) {
    this.buckets = buckets;
    this.documents = documents;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return documents
        .read(request.body())
        .compose(document -> judge(request, document))
        .map(judged -> Reply.empty(200));
  }

  private Future<Void> judge(S3Request request, Buffer document) {
    return buckets
        .settings(request.principal(), request.bucket())
        .map(PutAcl::requirePrivate)
        .compose(settings -> buckets.owner(request.bucket()))
        .map(owner -> requireOwnersAlone(owner, request, document));
  }

  private static BucketSettings requirePrivate(BucketSettings settings) {
    if (settings.isPublic()) {
      throw S3ErrorCode.ACCESS_CONTROL_LIST_NOT_SUPPORTED.failure(
          "Something of this bucket was granted to anyone: take that grant away instead.");
    }
    return settings;
  }

  private static Void requireOwnersAlone(Owner owner, S3Request request, Buffer document) {
    boolean canned = request.header("x-amz-acl").isPresent();
    if (document.length() == 0 && !canned) {
      throw S3ErrorCode.MISSING_SECURITY_HEADER.failure();
    }
    if (document.length() > 0
        && !AclDocument.isOwnersAlone(XmlReader.read(document, AclDocument.ROOT), owner.id())) {
      throw S3ErrorCode.ACCESS_CONTROL_LIST_NOT_SUPPORTED.failure();
    }
    return null;
  }
}
