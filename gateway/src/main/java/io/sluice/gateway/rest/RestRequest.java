package io.sluice.gateway.rest;

import io.sluice.gateway.access.Caller;
import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Optional;

/** A request whose sender is known. */
public final class RestRequest {
  private final Exchange exchange;
  private final RestOperation operation;
  private final Map<String, String> path;
  private final Params params;
  private final Authentication authentication;

  RestRequest(
      Exchange exchange,
      RestOperation operation,
      Map<String, String> path,
      Authentication authentication) {
    this.exchange = exchange;
    this.operation = operation;
    this.path = path;
    this.params = Params.parse(operation, exchange.rawQuery());
    this.authentication = authentication;
  }

  RestOperation operation() {
    return operation;
  }

  public Principal principal() {
    return authentication.principal();
  }

  /** Who asks, for changes that the audit log tells. */
  public Caller caller() {
    return new Caller(principal(), exchange.id(), exchange.remote());
  }

  /** A parameter of the path, decoded. Present by the table's path. */
  public String path(String name) {
    return path.get(name);
  }

  public BucketName bucket() {
    return bucket("bucket", path("bucket"));
  }

  /** A name that a bucket can have, or a failure that names the parameter. */
  public static BucketName bucket(String parameter, String name) {
    if (!BucketName.isValid(name)) {
      throw RestFailure.parameter(parameter, "That is no name of a bucket.");
    }
    return new BucketName(name);
  }

  /** A key that an object can have, or a failure that names the parameter. */
  public static ObjectKey key(String parameter, String key) {
    if (!ObjectKey.isValid(key)) {
      throw RestFailure.parameter(
          parameter,
          "A key has 1 to " + ObjectKey.MAX_BYTES + " bytes of UTF-8, none of which is NUL.");
    }
    return new ObjectKey(key);
  }

  /** The object that path and query name. */
  public ObjectRef ref() {
    return new ObjectRef(bucket(), key("key", params.text("key")));
  }

  public Params params() {
    return params;
  }

  public MultiMap headers() {
    return exchange.request().headers();
  }

  public Optional<String> header(CharSequence name) {
    return Optional.ofNullable(exchange.header(name));
  }

  /** The body, with what the headers declare of it. */
  public Body body() {
    return body(Declared.ofHeaders(headers()));
  }

  /** The body, with what the operation knows better. */
  public Body body(Declared declared) {
    return new Body(exchange.body(), authentication.seal(), declared);
  }
}
