package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.spi.StatObject;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html">GetObjectAcl</a>:
 * what the bucket's owner and grants make of it, for objects have no ACL of their own.
 */
public final class GetObjectAcl implements Operation {
  private final Objects objects;
  private final Buckets buckets;

  public GetObjectAcl(Objects objects, Buckets buckets) {
    this.objects = objects;
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Versions.check(request);
    return buckets
        .settings(request.principal(), request.bucket())
        .compose(settings ->
            objects
                .stat(request.principal(), new StatObject(request.ref()))
                .map(object -> settings))
        .compose(settings -> reply(request, settings));
  }

  private Future<Reply> reply(S3Request request, BucketSettings settings) {
    Permission read = Permission.to(Action.READ_OBJECT, request.ref());
    boolean everybody = settings.allows(Principal.ANONYMOUS, read);
    return buckets
        .owner(request.bucket())
        .map(owner -> Reply.document(AclDocument.write(owner, everybody)));
  }
}
