package io.sluice.gateway.rest;

import io.sluice.gateway.http.Door;
import io.sluice.gateway.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One route a row of the table. Keys of objects are in the query, which Vert.x leaves alone; that
 * it folds a path costs nothing here.
 */
public final class RestRouter {
  private final RestDoor rest;
  private final Door door;

  private RestRouter(RestDoor rest, Door door) {
    this.rest = rest;
    this.door = door;
  }

  /** A router for one event loop, which hands all requests to the door. */
  public static Router create(Vertx vertx, RestDoor rest, Door door) {
    RestRouter routes = new RestRouter(rest, door);
    Router router = Router.router(vertx);
    for (RestOperation operation : RestOperation.values()) {
      router
          .routeWithRegex(HttpMethod.valueOf(operation.method()), pattern(operation))
          .handler(context -> routes.found(context, operation));
    }
    return router
        .errorHandler(404, context -> routes.hand(context, rest::miss))
        .errorHandler(405, routes::otherMethod)
        .errorHandler(400, context -> routes.hand(context, rest::unreadable))
        .errorHandler(500, routes::failed);
  }

  /** Whether a path belongs to REST, served or not. */
  public static boolean serves(String path) {
    return path != null && (path.equals("/api") || path.startsWith("/api/"));
  }

  /** A segment for each parameter; but the key of an object may hold slashes. */
  private static String pattern(RestOperation operation) {
    return RestOperation.ROOT
        + operation
            .path()
            .replace(".", "\\.")
            .replace("{object}", "(?<object>.+)")
            .replaceAll("\\{(\\w+)\\}", "(?<$1>[^/]+)");
  }

  private void hand(RoutingContext context, Function<Exchange, Future<Void>> service) {
    door.requested(context.request(), service);
  }

  private void found(RoutingContext context, RestOperation operation) {
    hand(context, exchange -> rest.serve(exchange, operation, context.pathParams()));
  }

  private void otherMethod(RoutingContext context) {
    String path = context.normalizedPath();
    String allowed =
        Arrays.stream(RestOperation.values())
            .filter(row -> path.matches(pattern(row)))
            .map(RestOperation::method)
            .collect(Collectors.joining(", "));
    hand(context, exchange -> rest.miss(exchange, allowed));
  }

  private void failed(RoutingContext context) {
    Throwable known = context.failure();
    Throwable failure = known == null ? new IllegalStateException("routing failed") : known;
    hand(context, exchange -> rest.fail(exchange, failure));
  }
}
