package io.sluice.gateway.rest;

import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.rest.error.ProblemCode;
import io.vertx.core.Future;

/** Reads the JSON that operations take. */
public final class Bodies {
  private static final String JSON = "application/json";

  private final Documents documents;

  public Bodies(Documents documents) {
    this.documents = documents;
  }

  /**
   * The body as a record. A browser sends this type for a page of another origin only after it was
   * allowed to, which it never is: nobody's form can act with a reader's key.
   */
  public <T extends Record> Future<T> read(RestRequest request, Class<T> type) {
    String given = request.header("content-type").orElse("");
    int end = given.indexOf(';');
    String media = (end < 0 ? given : given.substring(0, end)).strip();
    if (!media.equalsIgnoreCase(JSON)) {
      throw ProblemCode.UNSUPPORTED_MEDIA_TYPE.failure("Send Content-Type: " + JSON + ".");
    }
    return documents.read(request.body()).map(document -> Json.read(document, type));
  }
}
