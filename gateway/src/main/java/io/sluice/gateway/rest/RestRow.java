package io.sluice.gateway.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a row of {@link RestOperation} says: begun with a method, and ended by what is answered.
 *
 * @param wire the operationId
 * @param path below the root, with parameters in braces
 * @param body what the request carries
 * @param query the parameters of the query
 * @param headers those that mean something to it; a star stands for any ending
 * @param statuses what it may answer of its own
 */
record RestRow(
    String wire,
    String method,
    String path,
    BodyKind body,
    List<String> query,
    List<String> headers,
    List<Integer> statuses) {

  /** What the request carries. */
  public enum BodyKind {
    NONE,
    JSON,
    STREAM
  }

  private RestRow(String wire, String method, String path) {
    this(wire, method, path, BodyKind.NONE, List.of(), List.of(), List.of());
  }

  static RestRow get(String wire, String path) {
    return new RestRow(wire, "GET", path);
  }

  static RestRow head(String wire, String path) {
    return new RestRow(wire, "HEAD", path);
  }

  static RestRow put(String wire, String path) {
    return new RestRow(wire, "PUT", path);
  }

  static RestRow post(String wire, String path) {
    return new RestRow(wire, "POST", path);
  }

  static RestRow patch(String wire, String path) {
    return new RestRow(wire, "PATCH", path);
  }

  static RestRow delete(String wire, String path) {
    return new RestRow(wire, "DELETE", path);
  }

  /** Carries a document, which may be too large or of another type. */
  RestRow json() {
    return with(BodyKind.JSON).answers(413, 415);
  }

  RestRow stream() {
    return with(BodyKind.STREAM);
  }

  private RestRow with(BodyKind kind) {
    return new RestRow(wire, method, path, kind, query, headers, statuses);
  }

  RestRow query(String... names) {
    return new RestRow(wire, method, path, body, List.of(names), headers, statuses);
  }

  RestRow headers(String... names) {
    return new RestRow(wire, method, path, body, query, List.of(names), statuses);
  }

  /** Reads an object, all of it or a range, on conditions. */
  RestRow reading() {
    return headers(
        "Range",
        "If-Range",
        "If-Match",
        "If-None-Match",
        "If-Modified-Since",
        "If-Unmodified-Since");
  }

  RestRow answers(Integer... more) {
    List<Integer> all = new ArrayList<>(statuses);
    all.addAll(List.of(more));
    return new RestRow(wire, method, path, body, query, headers, List.copyOf(all));
  }
}
