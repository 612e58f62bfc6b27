package io.sluice.gateway.rest.operation;

import io.sluice.gateway.rest.Operation;
import io.sluice.gateway.rest.Reply;
import io.sluice.gateway.rest.RestRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract itself, for everybody. */
public final class GetOpenapi implements Operation {
  private static final Buffer CONTRACT = load();

  private static Buffer load() {
    try (InputStream in = GetOpenapi.class.getResourceAsStream("/openapi.yaml")) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<Reply> serve(RestRequest request) {
    MultiMap headers = HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, "application/yaml");
    return Future.succeededFuture(new Reply.Text(200, headers, CONTRACT));
  }
}
