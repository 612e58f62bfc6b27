package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.MALFORMED_QUERY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parameters of a query, encoded in the one canonical way and sorted by name, then value. */
final class CanonicalQuery {
  private static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

  private final List<Parameter> parameters;

  private CanonicalQuery(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  static CanonicalQuery of(String rawQuery) {
    List<Parameter> parameters = new ArrayList<>();
    for (int start = 0; start < rawQuery.length(); ) {
      int end = rawQuery.indexOf('&', start);
      end = end < 0 ? rawQuery.length() : end;
      if (end > start) {
        parameters.add(parameter(rawQuery.substring(start, end)));
      }
      start = end + 1;
    }
    parameters.sort(ORDER);
    return new CanonicalQuery(parameters);
  }

  /** Whether there is a parameter of this name, which needs no encoding. */
  boolean has(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The decoded value of a parameter that may come once.
   *
   * @throws AuthFailure MALFORMED_QUERY where it comes twice
   */
  Optional<String> value(String name) {
    List<Parameter> found =
        parameters.stream().filter(parameter -> parameter.name.equals(name)).toList();
    if (found.size() > 1) {
      throw new AuthFailure(MALFORMED_QUERY, name + " is given more than once");
    }
    return found.stream().map(parameter -> Percent.decode(parameter.value)).findFirst();
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The first value of a parameter, or empty text; of the wire, one byte a character. */
  String text(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return parameter.text();
      }
    }
    return "";
  }

  /** Appends all parameters but the one that cannot cover itself. */
  void appendTo(StringBuilder to, String except) {
    boolean first = true;
    for (Parameter parameter : parameters) {
      if (!parameter.name.equals(except)) {
        if (!first) {
          to.append('&');
        }
        to.append(parameter.name).append('=').append(parameter.value);
        first = false;
      }
    }
  }

  private static Parameter parameter(String raw) {
    int equals = raw.indexOf('=');
    return equals < 0
        ? new Parameter(Percent.canonicalQueryPart(raw), "")
        : new Parameter(
            Percent.canonicalQueryPart(raw.substring(0, equals)),
            Percent.canonicalQueryPart(raw.substring(equals + 1)));
  }

  /** Both canonically encoded. */
  record Parameter(String name, String value) {

    /** The value decoded, one byte a character. */
    String text() {
      return Percent.bytes(value);
    }
  }
}
