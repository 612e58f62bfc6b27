package io.sluice.gateway.s3.operation;

import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.PostPolicies;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.ingest.FormBody;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.representation.EntityTags;
import io.sluice.gateway.s3.Fields;
import io.sluice.gateway.s3.Operation;
import io.sluice.gateway.s3.Reply;
import io.sluice.gateway.s3.S3Request;
import io.sluice.gateway.s3.S3Router;
import io.sluice.gateway.s3.UnservedHeaders;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html">POST Object</a>: a
 * form that a browser sends, with a policy that somebody signed before. Only what precedes the file
 * counts; the file is never held.
 */
public final class PostObject implements Operation {
  /** What AWS allows before the file. */
  private static final int FIELD_BYTES_MAX = 20 << 10;

  private final Objects objects;
  private final MetadataHeaders metadata;
  private final PostPolicies policies;
  private final Clock clock;

  public PostObject(Objects objects, MetadataHeaders metadata, PostPolicies policies, Clock clock) {
    this.objects = objects;
    this.metadata = metadata;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public Future<Reply> serve(S3Request request) {
    FormBody body =
        new FormBody(request.body().stream(), PostForm.boundary(request), FIELD_BYTES_MAX);
    return body.fields().map(PostForm::of).compose(form -> receive(request, form, body));
  }

  private Future<Reply> receive(S3Request request, PostForm form, FormBody body) {
    ObjectRef ref = new ObjectRef(request.bucket(), S3Router.keyOf(form.key()));
    request.about(ref);
    return sender(form)
        .map(sender -> admitted(request, form, body, sender))
        .compose(sender -> objects.put(sender, put(request, form, ref, body)))
        .map(object -> reply(request, form, object));
  }

  /** Without a policy a form comes from nobody. */
  private Future<Principal> sender(PostForm form) {
    if (form.policy().isEmpty()) {
      return Future.succeededFuture(Principal.ANONYMOUS);
    }
    form.requireSigned();
    return policies.authenticate(form.policy().get(), form.fields());
  }

  private Principal admitted(S3Request request, PostForm form, FormBody body, Principal sender) {
    request.signedBy(sender);
    form.policy()
        .map(PostPolicy::parse)
        .ifPresent(policy -> {
          Map<String, String> fields = new HashMap<>(form.fields());
          fields.put("bucket", request.bucket().value());
          policy.check(fields, clock.instant());
          body.allow(policy.lengthMin(), policy.lengthMax());
        });
    return sender;
  }

  private io.sluice.gateway.objects.PutObject put(
      S3Request request, PostForm form, ObjectRef ref, FormBody body) {
    MultiMap headers = form.headers();
    UnservedHeaders.check(request.operation(), headers);
    return new io.sluice.gateway.objects.PutObject(
        ref,
        tagged(metadata.of(headers), form),
        new Body(body, new PayloadSeal.Unsigned(), Declared.ofHeaders(headers)),
        Set.of(),
        WriteCondition.always());
  }

  private static ObjectMetadata tagged(ObjectMetadata plain, PostForm form) {
    return form.tagging()
        .map(xml -> Tagging.ofObject(XmlReader.read(Buffer.buffer(xml), Tagging.ROOT)))
        .map(tags -> plain.annotated(tags.annotations()))
        .orElse(plain);
  }

  private static Reply reply(S3Request request, PostForm form, ObjectInfo object) {
    String location =
        request.origin() + "/" + object.ref().bucket() + "/" + Percent.encode(form.key());
    Fields fields = Uploading.fields(object.etag(), object.checksums());
    return form.redirect(object.ref(), object.etag())
        .<Reply>map(url -> new Reply.Empty(303, fields.add("Location", url)))
        .orElseGet(() ->
            form.status() == 201
                ? new Reply.Document(
                    201, fields.add("Location", location), created(object, location))
                : new Reply.Empty(form.status(), fields.add("Location", location)));
  }

  private static Buffer created(ObjectInfo object, String location) {
    return XmlWriter.result("PostResponse")
        .element("Location", location)
        .element("Bucket", object.ref().bucket().value())
        .element("Key", object.ref().key().value())
        .element("ETag", EntityTags.quoted(object.etag()))
        .end();
  }
}
