package io.sluice.gateway.representation;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The headers of an upload that are kept and given back with the bytes. */
public final class PresentationHeaders {

  /** All there are, in lower case. */
  public static final List<String> NAMES =
      List.of(
          "content-type",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "expires");

  private PresentationHeaders() {}

  /**
   * Those of a request.
   *
   * @param type the Content-Type where the request has none
   */
  public static Map<String, String> of(MultiMap headers, String type) {
    Map<String, String> kept = new HashMap<>();
    kept.put("content-type", type);
    for (String name : NAMES) {
      String value = headers.get(name);
      if (value != null && !value.isEmpty()) {
        kept.put(name, value);
      }
    }
    kept.computeIfPresent("content-encoding", (name, value) -> withoutSigning(value));
    return kept;
  }

  /** The signing's own encoding is taken off by the gateway, thus not the object's. */
  private static String withoutSigning(String encodings) {
    if (!encodings.contains("aws-chunked")) {
      return encodings;
    }
    List<String> others = new ArrayList<>();
    for (String encoding : encodings.split(",", -1)) {
      if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("aws-chunked")) {
        others.add(encoding.strip());
      }
    }
    return others.isEmpty() ? null : String.join(",", others);
  }
}
