package io.sluice.indexer.query;

import io.sluice.indexer.InvalidSearch;

/**
 * What was typed, and how far it was read. A mistake is said at the place where it is.
 *
 * <p>A backslash takes any meaning from the character behind it, in words and in quotes.
 */
final class QueryText {
  private static final int QUOTED_MAX = 40;

  private final String text;
  private int at;

  QueryText(String text) {
    this.text = text;
  }

  int position() {
    return at;
  }

  boolean ended() {
    return at == text.length();
  }

  /** Whether nothing but this comes next; takes it, if so. */
  boolean take(char expected) {
    if (!ended() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  boolean next(char expected) {
    return !ended() && text.charAt(at) == expected;
  }

  /**
   * Whether nothing follows that could belong to what was read: a blank, a parenthesis, the end.
   */
  boolean atBreak() {
    return ended() || isBreak(text.charAt(at));
  }

  void skipBlanks() {
    while (!ended() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  /** Takes a word that has a meaning of its own. */
  boolean takeKeyword(String word) {
    int end = at + word.length();
    boolean alone = end == text.length() || (end < text.length() && isBreak(text.charAt(end)));
    if (!text.startsWith(word, at) || !alone) {
      return false;
    }
    at = end;
    return true;
  }

  /** Forgets what was read since then. */
  boolean back(int position) {
    at = position;
    return true;
  }

  /** The name of a field if one comes next, with what follows it: a colon or a comparison. */
  String takeFieldName() {
    int end = at;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == at || end == text.length() || ":<>".indexOf(text.charAt(end)) < 0) {
      return "";
    }
    String name = text.substring(at, end);
    at = end;
    return name;
  }

  /** A word up to a blank, a quote or a parenthesis; and whether a star ends it. */
  Piece takeWord() {
    int begun = at;
    StringBuilder word = new StringBuilder();
    while (!atBreak()) {
      if (take('*')) {
        if (!atBreak()) {
          throw invalid("A * can only stand at the end of a word.", at - 1);
        }
        return new Piece(word.toString(), true, begun);
      }
      word.append(takeCharacter());
    }
    return new Piece(word.toString(), false, begun);
  }

  /** What stands between quotes; the first one comes next. */
  Piece takeQuoted() {
    int begun = at;
    at++;
    StringBuilder quoted = new StringBuilder();
    while (!take('"')) {
      if (ended()) {
        throw invalid("This quote is never closed: put another \" at the end.", begun);
      }
      quoted.append(takeCharacter());
    }
    if (quoted.toString().isBlank()) {
      throw invalid("There is nothing between these quotes.", begun);
    }
    return new Piece(quoted.toString(), false, begun);
  }

  private char takeCharacter() {
    if (take('\\') && ended()) {
      throw invalid("A \\ needs a character behind it.", at - 1);
    }
    return text.charAt(at++);
  }

  /** Blanks, quotes and parentheses end a word. */
  static boolean isBreak(char c) {
    return isBlank(c) || c == '"' || c == '(' || c == ')';
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static InvalidSearch invalid(String message, int position) {
    return new InvalidSearch(message, position);
  }

  /** As it can be shown in a message: never longer than a line. */
  static String shown(String part) {
    return part.length() <= QUOTED_MAX ? part : part.substring(0, QUOTED_MAX) + "…";
  }

  /**
   * A part of the text with its meaning.
   *
   * @param star whether it is only the beginning of something
   * @param position where it begins
   */
  record Piece(String text, boolean star, int position) {}
}
