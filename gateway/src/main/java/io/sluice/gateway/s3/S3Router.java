package io.sluice.gateway.s3;

import io.sluice.gateway.http.Exchange;
import io.sluice.gateway.s3.S3Operation.Target;
import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the row of the table that a request asks for. What AWS knows and the table does not is
 * refused, so that {@code DELETE ?versioning} never deletes a bucket.
 */
public final class S3Router {
  /** Chooses nothing but the form of a listing, which is why nobody signs it by version 2. */
  private static final String LIST_TYPE = "list-type";

  /** All query parameters by which AWS chooses an operation. */
  private static final Set<String> SELECTORS =
      Set.of(
          "abac",
          "accelerate",
          "acl",
          "analytics",
          "annotation",
          "attributes",
          "cors",
          "delete",
          "encryption",
          "intelligent-tiering",
          "inventory",
          "legal-hold",
          "lifecycle",
          LIST_TYPE,
          "location",
          "logging",
          "metadataAnnotationTable",
          "metadataConfiguration",
          "metadataInventoryTable",
          "metadataJournalTable",
          "metadataTable",
          "metrics",
          "notification",
          "object-lock",
          "ownershipControls",
          "policy",
          "policyStatus",
          "publicAccessBlock",
          "renameObject",
          "replication",
          "requestPayment",
          "restore",
          "retention",
          "select",
          "session",
          "tagging",
          "torrent",
          "updateObjectEncryption",
          "uploadId",
          "uploads",
          "versioning",
          "versions",
          "website");

  /** An operation of AWS whose path is no bucket. */
  private static final String LAMBDA = "WriteGetObjectResponse";

  /** Signers of URLs may put this header into the query. */
  private static final String COPY_SOURCE = "x-amz-copy-source";

  private record Row(String method, Target target, String selector, boolean copy) {}

  private static final Map<Row, S3Operation> TABLE = new HashMap<>();

  static {
    for (S3Operation op : S3Operation.values()) {
      TABLE.put(new Row(op.method(), op.target(), op.selector(), op.copy()), op);
    }
  }

  private final List<String> domains;

  public S3Router(List<String> domains) {
    this.domains = domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  /** What a signature of version 2 must cover of a query. */
  public static Set<String> subResources() {
    return SELECTORS.stream()
        .filter(name -> !name.equals(LIST_TYPE))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fails with {@link S3Failure} where there is no such operation. */
  Route route(Exchange exchange) {
    boolean copies = exchange.header(COPY_SOURCE) != null;
    return route(
        exchange.method().name(),
        exchange.header("host"),
        exchange.rawPath(),
        exchange.rawQuery(),
        copies);
  }

  Route route(String method, String host, String rawPath, String rawQuery, boolean copies) {
    Address address = address(host, rawPath);
    Query query = query(rawQuery);
    // A browser asks about a path, whatever it is going to do with it.
    String selector = method.equals("OPTIONS") ? "" : selector(query);
    boolean named = copies || query.names().stream().anyMatch(COPY_SOURCE::equalsIgnoreCase);
    boolean copy = named && method.equals("PUT") && address.target() == Target.OBJECT;
    S3Operation operation = TABLE.get(new Row(method, address.target(), selector, copy));
    if (operation == null) {
      throw missing(method, address.target(), selector);
    }
    checkThatNothingElseIsMeant(operation, address, query);
    return new Route(operation, bucket(address), address.hosted(), key(address), query);
  }

  /** What would otherwise write a whole object for a part, or take an answer for a form. */
  private static void checkThatNothingElseIsMeant(
      S3Operation operation, Address address, Query query) {
    boolean writes = operation == S3Operation.PUT_OBJECT || operation == S3Operation.COPY_OBJECT;
    if (writes && query.has("partNumber")) {
      throw S3Failure.argument(
          "partNumber", query.text("partNumber"), "A partNumber needs the uploadId of its upload.");
    }
    if (operation == S3Operation.POST_OBJECT && address.bucket().equals(LAMBDA)) {
      throw S3ErrorCode.NOT_IMPLEMENTED.failure(LAMBDA + " is not implemented here.");
    }
  }

  private Address address(String host, String rawPath) {
    try {
      return Address.of(host, rawPath, domains);
    } catch (IllegalArgumentException e) {
      throw S3ErrorCode.INVALID_URI.failure().with("URI", rawPath);
    }
  }

  private static Query query(String rawQuery) {
    try {
      return Query.parse(rawQuery);
    } catch (IllegalArgumentException e) {
      throw S3ErrorCode.INVALID_URI.failure().with("URI", "?" + rawQuery);
    }
  }

  private static String selector(Query query) {
    String found = "";
    for (String name : query.names()) {
      if (SELECTORS.contains(name) && !name.equals(found)) {
        if (!found.isEmpty()) {
          throw S3Failure.argument(
              "ResourceType", found, "Conflicting query string parameters: " + found + ", " + name);
        }
        found = name;
      }
    }
    return found;
  }

  private static S3Failure missing(String method, Target target, String selector) {
    if (target == Target.OBJECT
        && !selector.isEmpty()
        && TABLE.containsKey(new Row(method, Target.BUCKET, selector, false))) {
      return S3ErrorCode.INVALID_REQUEST.failure(
          "Key is not expected for the " + method + " method ?" + selector + " subresource.");
    }
    if (!selector.isEmpty()) {
      return S3ErrorCode.NOT_IMPLEMENTED.failure(
          method + " ?" + selector + " is not implemented here.");
    }
    return S3ErrorCode.METHOD_NOT_ALLOWED
        .failure()
        .with("Method", method)
        .with("ResourceType", target.name());
  }

  private static Optional<BucketName> bucket(Address address) {
    if (address.target() == Target.SERVICE) {
      return Optional.empty();
    }
    if (!BucketName.isValid(address.bucket())) {
      throw S3ErrorCode.INVALID_BUCKET_NAME.failure().with("BucketName", address.bucket());
    }
    return Optional.of(new BucketName(address.bucket()));
  }

  private static Optional<ObjectKey> key(Address address) {
    return address.target() == Target.OBJECT ? Optional.of(keyOf(address.key())) : Optional.empty();
  }

  /** The key, or the error that AWS has for what is none. */
  public static ObjectKey keyOf(String key) {
    if (ObjectKey.isValid(key)) {
      return new ObjectKey(key);
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > ObjectKey.MAX_BYTES) {
      throw S3ErrorCode.KEY_TOO_LONG
          .failure()
          .with("MaxSizeAllowed", Integer.toString(ObjectKey.MAX_BYTES));
    }
    throw S3ErrorCode.INVALID_URI.failure("That is no key of an object.");
  }
}
