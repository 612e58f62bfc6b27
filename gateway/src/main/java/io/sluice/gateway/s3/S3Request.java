package io.sluice.gateway.s3;

import io.sluice.gateway.access.Caller;
import io.sluice.gateway.auth.Authentication;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.http.Percent;
import io.sluice.gateway.ingest.Body;
import io.sluice.gateway.ingest.Declared;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A request whose sender is known. */
public final class S3Request {
  /** Of a presigned URL; all other x-amz-* parameters of it stand for headers. */
  private static final Set<String> SIGNING =
      Set.of(
          "x-amz-algorithm",
          "x-amz-content-sha256",
          "x-amz-credential",
          "x-amz-date",
          "x-amz-expires",
          "x-amz-security-token",
          "x-amz-signature",
          "x-amz-signedheaders");

  /** Beside those, where version 2 signed the URL. */
  private static final Set<String> SIGNED_BY_VERSION_2 = Set.of("content-md5", "content-type");

  private final Exchange exchange;
  private final Route route;
  private final Authentication authentication;
  private final MultiMap headers;

  S3Request(Exchange exchange, Route route, Authentication authentication) {
    this.exchange = exchange;
    this.route = route;
    this.authentication = authentication;
    this.headers = withHoisted(exchange.request().headers(), route.query());
  }

  /**
   * Signers of URLs may move headers into the query; they are signed there as well. Their text is
   * given as the HTTP decoder gives that of headers: one character a byte.
   */
  private static MultiMap withHoisted(MultiMap headers, Query query) {
    boolean version2 = query.has("AWSAccessKeyId");
    List<String> hoisted =
        query.names().stream().filter(name -> isHoisted(name, version2)).toList();
    if (hoisted.isEmpty()) {
      return headers;
    }
    MultiMap all = MultiMap.caseInsensitiveMultiMap();
    hoisted.forEach(name -> all.set(name, asHeader(query.text(name))));
    headers.names().forEach(name -> all.set(name, headers.getAll(name)));
    return all;
  }

  private static String asHeader(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isHoisted(String name, boolean version2) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("x-amz-")
        ? !SIGNING.contains(lower)
        : version2 && SIGNED_BY_VERSION_2.contains(name);
  }

  public S3Operation operation() {
    return route.operation();
  }

  public Principal principal() {
    return authentication.principal();
  }

  /** Somebody else turns out to have signed, in the body. */
  public void signedBy(Principal sender) {
    exchange.accessKey(sender.accessKeyId());
    exchange.principal(sender.id());
  }

  /** It turns out, in the body, which object it is about; the path names the bucket alone. */
  public void about(ObjectRef object) {
    exchange.target("/" + object.bucket() + "/" + Percent.encode(object.key().value()));
  }

  /** Who asks, for changes that the audit log tells. */
  public Caller caller() {
    return new Caller(principal(), exchange.id(), exchange.remote());
  }

  /** Notes that a part of the request was refused although the whole is answered. */
  public void refused(String what) {
    exchange.refused(what);
  }

  /** Present by the table's target. */
  public BucketName bucket() {
    return route.bucket().orElseThrow();
  }

  /** Present by the table's target. */
  public ObjectKey key() {
    return route.key().orElseThrow();
  }

  public ObjectRef ref() {
    return new ObjectRef(bucket(), key());
  }

  public Query query() {
    return route.query();
  }

  public MultiMap headers() {
    return headers;
  }

  public Optional<String> header(CharSequence name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body, with what the headers declare of it. */
  public Body body() {
    return body(Declared.ofHeaders(headers));
  }

  /** The body, with what the operation knows better. */
  public Body body(Declared declared) {
    return new Body(exchange.body(), authentication.seal(), declared);
  }

  /** Scheme and host that the client used, for links back to here. */
  public String origin() {
    String host = exchange.header("host");
    String scheme = exchange.isSecure() ? "https://" : "http://";
    return scheme + (host == null ? "localhost" : host);
  }

  /** As on the wire. */
  public String rawPath() {
    return exchange.rawPath();
  }
}
