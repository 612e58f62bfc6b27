package io.sluice.gateway.s3.operation;

import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * What cannot be configured here, told as AWS tells it of a bucket where nobody has: by a document
 * that says so, or by the error that there is no such configuration. Who may not see a bucket's
 * settings is not told either.
 */
public final class FixedConfiguration implements Operation {
  private final Buckets buckets;
  private final Supplier<Reply> reply;

  private FixedConfiguration(Buckets buckets, Supplier<Reply> reply) {
    this.buckets = buckets;
    this.reply = reply;
  }

  /** There is none. */
  public static Operation missing(Buckets buckets, S3ErrorCode code) {
    return new FixedConfiguration(
        buckets,
        () -> {
          throw code.failure();
        });
  }

  /** There is one without content. */
  public static Operation empty(Buckets buckets, String root) {
    return new FixedConfiguration(buckets, () -> Reply.document(XmlWriter.result(root).end()));
  }

  /** Whoever owns the bucket pays. */
  public static Operation requestPayment(Buckets buckets) {
    return new FixedConfiguration(
        buckets,
        () ->
            Reply.document(
                XmlWriter.result("RequestPaymentConfiguration")
                    .element("Payer", "BucketOwner")
                    .end()));
  }

  /** Whoever owns the bucket owns all that is in it, and ACLs are off. */
  public static Operation ownershipControls(Buckets buckets) {
    return new FixedConfiguration(
        buckets,
        () ->
            Reply.document(
                XmlWriter.result("OwnershipControls")
                    .open("Rule")
                    .element("ObjectOwnership", "BucketOwnerEnforced")
                    .close("Rule")
                    .end()));
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    return buckets.settings(request.principal(), request.bucket()).map(settings -> reply.get());
  }
}
