package io.sluice.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the door for people shows as long as there is nothing behind it: what is served where. */
public final class WelcomeDoor implements Handler<HttpServerRequest> {
  private final String page;

  public WelcomeDoor(int s3Port) {
    this.page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Sluice</title>
        </head>
        <body>
          <h1>Sluice</h1>
          <p>This gateway serves S3 on port %d. Point any S3 client at it, with the keys that its
          operator gives you.</p>
          <p>REST is on this port, at <a href="/api/v1/openapi.yaml">/api/v1</a>. WebDAV and search
          are not here yet.</p>
        </body>
        </html>
        """
            .formatted(s3Port);
  }

  @Override
  public void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!request.path().equals("/")) {
      plain(response.setStatusCode(404), "not found\n");
    } else if (!request.method().equals(HttpMethod.GET)
        && !request.method().equals(HttpMethod.HEAD)) {
      plain(response.setStatusCode(405), "method not allowed\n");
    } else {
      response
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
          .putHeader("Content-Security-Policy", "default-src 'none'")
          .end(page);
    }
  }

  private static void plain(HttpServerResponse response, String text) {
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8").end(text);
  }
}
