package io.sluice.gateway.rest.operation;

import io.sluice.gateway.http.Cursors;
import io.sluice.gateway.rest.Params;
import io.sluice.gateway.rest.error.RestFailure;

/** Where pages begin and end. */
final class Pages {

  private Pages() {}

  /** The name after which the page begins; empty for the first one. */
  static String after(Params params) {
    return Cursors.decode(params.text("cursor"))
        .orElseThrow(() ->
            RestFailure.parameter("cursor", "The cursor is not one that was given out here."));
  }

  /** The cursor of the next page, or null where this is the last one. */
  static String next(boolean more, String last) {
    return more ? Cursors.encode(last) : null;
  }
}
