package io.sluice.indexer.query;

import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.query.Query.TextField;
import io.sluice.indexer.query.QueryText.Piece;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what people type.
 *
 * <pre>
 * query = and *("OR" and)                 OR binds weaker than the blank between words
 * and   = 1*term                          all of them
 * term  = ["-"] ( word | word"*" | "quoted words" | field | "(" query ")" )
 * field = name ":" value | ("size" | "modified") (">" | ">=" | "<" | "<=") value
 * </pre>
 *
 * <p>Nothing but blanks asks for everything. {@link QueryPrinter} is the way back.
 */
public final class QueryParser {
  private final QueryLimits limits;
  private final TimeRange.Reader times;

  /**
   * A parser; it keeps no state.
   *
   * @param clock what {@code today} is, and in which zone days begin
   */
  public QueryParser(QueryLimits limits, Clock clock) {
    this.limits = limits;
    this.times = new TimeRange.Reader(clock);
  }

  /**
   * What a text means.
   *
   * @throws InvalidSearch where it means nothing; the message says what to change, at a position
   */
  public Query parse(String text) {
    if (text.length() > limits.length()) {
      throw limits.tooLong();
    }
    return new Run(new QueryText(text)).whole();
  }

  /** One text being read. */
  private final class Run {
    private final QueryText text;
    private int terms;

    Run(QueryText text) {
      this.text = text;
    }

    Query whole() {
      text.skipBlanks();
      if (text.ended()) {
        return new Query.All();
      }
      Query query = either(0);
      if (!text.ended()) {
        throw QueryText.invalid("There is no ( that this ) would close.", text.position());
      }
      return query;
    }

    private Query either(int depth) {
      List<Query> any = new ArrayList<>();
      any.add(all(depth));
      while (text.takeKeyword("OR")) {
        int or = text.position() - 2;
        text.skipBlanks();
        if (text.ended() || text.next(')')) {
          throw QueryText.invalid("OR needs something behind it, too.", or);
        }
        any.add(all(depth));
      }
      return joined(any, Query.Or.class, Query.Or::any, Query.Or::new);
    }

    private Query all(int depth) {
      List<Query> all = new ArrayList<>();
      int begun = text.position();
      while (!text.ended() && !text.next(')') && !orFollows()) {
        all.add(term(depth));
        text.skipBlanks();
      }
      if (all.isEmpty()) {
        throw QueryText.invalid(
            text.next(')')
                ? "There is nothing in these parentheses."
                : "OR needs something on both sides; put \"OR\" in quotes to look for the word.",
            begun);
      }
      return joined(all, Query.And.class, Query.And::all, Query.And::new);
    }

    private boolean orFollows() {
      int here = text.position();
      return text.takeKeyword("OR") && text.back(here);
    }

    private Query term(int depth) {
      int begun = text.position();
      if (!text.take('-')) {
        return atom(depth);
      }
      if (text.atBreak() && !text.next('(') && !text.next('"')) {
        throw QueryText.invalid(
            "A - needs what must not be found right behind it, without a blank.", begun);
      }
      if (text.next('-')) {
        throw QueryText.invalid("One - is enough.", text.position());
      }
      return new Query.Not(atom(depth));
    }

    private Query atom(int depth) {
      if (text.next('(')) {
        return nested(depth + 1);
      }
      if (++terms > limits.terms()) {
        throw limits.tooMany(text.position());
      }
      if (text.next('"')) {
        return new Query.Phrase(text.takeQuoted().text());
      }
      int begun = text.position();
      String field = text.takeFieldName();
      return field.isEmpty() ? word() : field(field, begun);
    }

    private Query nested(int depth) {
      int begun = text.position();
      if (depth > limits.depth()) {
        throw limits.tooDeep(begun);
      }
      text.take('(');
      text.skipBlanks();
      if (text.ended()) {
        throw QueryText.invalid("This ( is never closed: put a ) at the end.", begun);
      }
      Query query = either(depth);
      if (!text.take(')')) {
        throw QueryText.invalid("This ( is never closed: put a ) at the end.", begun);
      }
      return query;
    }

    private Query word() {
      Piece piece = text.takeWord();
      if (piece.text().isEmpty()) {
        throw QueryText.invalid(
            "A * stands for the rest of a word: write at least one letter before it.",
            piece.position());
      }
      return piece.star() ? new Query.Prefix(piece.text()) : new Query.Word(piece.text());
    }

    private Query field(String name, int begun) {
      String known = name.toLowerCase(Locale.ROOT);
      Comparison comparison = Comparison.take(text);
      Piece value = value(name, begun);
      return switch (known) {
        case "size" -> SizeRange.read(comparison, whole(value));
        case "modified" -> times.read(comparison, whole(value));
        default -> in(textField(known, name, begun), comparison, value);
      };
    }

    private Piece value(String name, int begun) {
      Piece value = text.next('"') ? quotedValue() : text.takeWord();
      if (value.text().isEmpty()) {
        throw QueryText.invalid(
            "Write what " + QueryText.shown(name) + " should be right behind it, without a blank.",
            begun);
      }
      return value;
    }

    private Piece quotedValue() {
      Piece quoted = text.takeQuoted();
      return new Piece(quoted.text(), text.take('*'), quoted.position());
    }

    private Piece whole(Piece value) {
      if (value.star()) {
        throw QueryText.invalid("A * has no meaning in a number or a date.", value.position());
      }
      return value;
    }

    private Query in(TextField field, Comparison comparison, Piece value) {
      if (comparison != Comparison.IS) {
        throw QueryText.invalid(
            "Only size and modified can be compared; write " + field.text() + ":…",
            value.position() - 1);
      }
      return new Query.In(field, value.text(), value.star());
    }
  }

  private static TextField textField(String known, String name, int position) {
    Optional<TextField> field =
        Arrays.stream(TextField.values()).filter(f -> f.text().equals(known)).findFirst();
    return field.orElseThrow(() -> unknown(name, position));
  }

  private static InvalidSearch unknown(String name, int position) {
    String all =
        Stream.concat(
                Arrays.stream(TextField.values()).map(TextField::text),
                Stream.of("size", "modified"))
            .collect(Collectors.joining(", "));
    return QueryText.invalid(
        "There is no field “"
            + QueryText.shown(name)
            + "”. There are: "
            + all
            + ". To look for these characters, put them in quotes.",
        position);
  }

  /** What stands beside each other, without needless levels. */
  private static <Q extends Query> Query joined(
      List<Query> parts,
      Class<Q> kind,
      Function<Q, List<Query>> inner,
      Function<List<Query>, Q> of) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<Query> flat = new ArrayList<>();
    for (Query part : parts) {
      flat.addAll(kind.isInstance(part) ? inner.apply(kind.cast(part)) : List.of(part));
    }
    return of.apply(flat);
  }
}
