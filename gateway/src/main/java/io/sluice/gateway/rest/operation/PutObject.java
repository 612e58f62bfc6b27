package io.sluice.gateway.rest.operation;

import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import java.util.Set;

/**
 * Writes an object. Its length need not be known before: a body in chunks (HTTP/1.1) ends where it
 * ends. It must have the Content-MD5, or the SHA-256 of a Content-Digest (RFC 9530), that come with
 * it.
 */
public final class PutObject implements Operation {
  private final Objects objects;
  private final MetadataRules metadata;

  public PutObject(Objects objects, MetadataRules metadata) {
    this.objects = objects;
    this.metadata = metadata;
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    return objects
        .put(
            request.principal(),
            new io.sluice.gateway.objects.PutObject(
                request.ref(),
                metadata.of(request),
                body(request),
                Set.of(),
                Conditions.write(request)))
        .map(ObjectDocument::reply);
  }

  private static Body body(RestRequest request) {
    Declared declared = Declared.ofHeaders(request.headers());
    return request.body(
        request
            .header("content-digest")
            .flatMap(ContentDigest::sha256)
            .map(declared::with)
            .orElse(declared));
  }
}
