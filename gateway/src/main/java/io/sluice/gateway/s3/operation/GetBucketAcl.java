package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Action;
import io.sluice.gateway.access.Permission;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.vertx.core.Future;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html">GetBucketAcl</a>:
 * the owner has everything; everybody reads where that was granted to anyone. Grants to users and
 * groups are no ACL, and not shown.
 */
public final class GetBucketAcl implements Operation {
  private final Buckets buckets;

  public GetBucketAcl(Buckets buckets) {
    this.buckets = buckets;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    Permission list = Permission.to(Action.LIST_OBJECTS, request.bucket());
    return buckets
        .settings(request.principal(), request.bucket())
        .compose(settings ->
            buckets
                .owner(request.bucket())
                .map(owner -> AclDocument.write(owner, settings.allows(Principal.ANONYMOUS, list))))
        .map(Reply::document);
  }
}
