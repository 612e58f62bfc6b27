package io.sluice.contract;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Assertions;

/** What strangers may send: the inputs with which properties try the parsers. */
public final class Inputs {
  private static final int HUGE = 1 << 18;

  /** For so much a quadratic parser takes a minute, a linear one milliseconds. */
  private static final Duration LINEAR = Duration.ofSeconds(10);

  private Inputs() {}

  /** Any text, unpaired surrogates included; much of it ASCII. */
  public static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(60), Arbitraries.strings().all().ofMaxLength(30));
  }

  /** Any well-formed text. */
  public static Arbitrary<String> words() {
    return text().map(text -> text.replaceAll("[\\ud800-\\udfff]", "ü😀"));
  }

  /** Any bytes, one a character, as the HTTP decoder gives text. */
  public static Arbitrary<String> latin() {
    return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(60);
  }

  /** Pieces of a grammar, joined in any order. */
  public static Arbitrary<String> of(String... pieces) {
    return Arbitraries.of(pieces)
        .list()
        .ofMaxSize(25)
        .map(all -> String.join("", all))
        .withoutEdgeCases();
  }

  /** Text that is right, but for up to five changes that a fuzzer makes. */
  public static Arbitrary<String> near(String... right) {
    return near(Arbitraries.of(right));
  }

  /** The same, of texts that are made. */
  public static Arbitrary<String> near(Arbitrary<String> right) {
    return Combinators.combine(right, edits()).as(Inputs::edited).withoutEdgeCases();
  }

  private enum Kind {
    DROP,
    DOUBLE,
    REPLACE,
    INSERT,
    CUT
  }

  /** A change at some thousandth of a text. */
  private record Edit(Kind kind, int place, int length, String piece) {}

  private static Arbitrary<List<Edit>> edits() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofLength(1),
            Arbitraries.strings().withCharRange('\0', '\u00ff').ofLength(1),
            Arbitraries.of("%", "=", "&", ";", ",", ":", "/", "\"", "<", "\r\n", "\0", "-", "+"),
            Arbitraries.of("%00", "%ff", "99999999999999999999", "../", "\ud800", "٣", "<!--"));
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 999),
            Arbitraries.integers().between(1, 9),
            pieces)
        .as(Edit::new)
        .list()
        .ofMaxSize(5);
  }

  private static String edited(String text, List<Edit> edits) {
    String edited = text;
    for (Edit edit : edits) {
      int from = edited.length() * edit.place / 1000;
      int to = Math.min(edited.length(), from + edit.length);
      String before = edited.substring(0, from);
      String here = edited.substring(from, to);
      String after = edited.substring(to);
      edited =
          switch (edit.kind) {
            case DROP -> before + after;
            case DOUBLE -> before + here + here + after;
            case REPLACE -> before + edit.piece + after;
            case INSERT -> before + edit.piece + here + after;
            case CUT -> before;
          };
    }
    return edited;
  }

  /** A quarter of a megabyte of such pieces, the same few again and again. */
  public static Arbitrary<String> huge(String... pieces) {
    return Arbitraries.of(pieces)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(all -> String.join("", all))
        .map(unit -> unit.repeat(HUGE / unit.length()));
  }

  /** Fails where something that grows with the square of its input is done. */
  public static void assertLinear(Runnable parsing) {
    Assertions.assertTimeoutPreemptively(LINEAR, parsing::run);
  }

  /** Lengths of pieces, for {@link #cut}. */
  public static Arbitrary<List<Integer>> lengths() {
    return Arbitraries.integers().between(0, 40).list().ofMaxSize(60).withoutEdgeCases();
  }

  /** The bytes in pieces of these lengths, and what is left. */
  public static List<Buffer> cut(Buffer whole, List<Integer> lengths) {
    List<Buffer> pieces = new ArrayList<>();
    int at = 0;
    for (int length : lengths) {
      int end = Math.min(whole.length(), at + length);
      pieces.add(whole.getBuffer(at, end));
      at = end;
    }
    pieces.add(whole.getBuffer(at, whole.length()));
    return pieces;
  }
}
