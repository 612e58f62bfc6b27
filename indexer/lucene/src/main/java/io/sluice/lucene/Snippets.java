package io.sluice.lucene;

import io.sluice.lucene.TextMatches.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pieces of a text as HTML. Whatever means something in HTML is escaped, control characters are
 * blanks, and only then come the marks: nothing of the text can be one.
 */
final class Snippets {
  /** A piece is about so long; a single word may be longer, up to the next limit. */
  private static final int GOAL_CHARACTERS = 160;

  private static final int CHARACTERS_MAX = 400;

  /** So far an end is moved to a blank. */
  private static final int BLANK_MAX = 20;

  private Snippets() {}

  /** The best pieces, in the order of the text: those with many of the words that were asked. */
  static List<String> of(String text, List<Match> matches, int most) {
    return pieces(matches).stream()
        .sorted(Comparator.comparingInt(Piece::words).reversed())
        .limit(most)
        .sorted(Comparator.comparingInt(Piece::start))
        .map(piece -> marked(text, piece.matches))
        .toList();
  }

  /** Matches that fit into one piece, from the first on. */
  private static List<Piece> pieces(List<Match> matches) {
    List<Piece> pieces = new ArrayList<>();
    for (Match match : matches) {
      if (pieces.isEmpty() || match.end() > pieces.getLast().start() + GOAL_CHARACTERS) {
        pieces.add(new Piece(new ArrayList<>()));
      }
      pieces.getLast().matches.add(match);
    }
    return pieces;
  }

  private static String marked(String text, List<Match> matches) {
    int first = matches.getFirst().start();
    int last = Math.min(matches.getLast().end(), first + CHARACTERS_MAX);
    int around = Math.max(BLANK_MAX, (GOAL_CHARACTERS - (last - first)) / 2);
    int start = begin(text, Math.max(0, first - around), first);
    int end = end(text, Math.min(text.length(), last + around), last);
    StringBuilder html = new StringBuilder();
    int at = start;
    for (Match match : matches) {
      int from = Math.max(at, match.start());
      int to = Math.min(end, match.end());
      if (from < to) {
        escape(html, text, at, from);
        html.append("<mark>");
        escape(html, text, from, to);
        html.append("</mark>");
        at = to;
      }
    }
    escape(html, text, at, end);
    return html.toString().strip();
  }

  private static int begin(String text, int at, int most) {
    for (int i = at; i > 0 && i < Math.min(most, at + BLANK_MAX); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return whole(text, at);
  }

  private static int end(String text, int at, int least) {
    for (int i = at; i < text.length() && i > Math.max(least, at - BLANK_MAX); i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return whole(text, at);
  }

  /** Not within a character of two halves. */
  private static int whole(String text, int at) {
    boolean within =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return within ? at - 1 : at;
  }

  private static void escape(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }

  /** Matches near each other; there is one at least. */
  private record Piece(List<Match> matches) {
    int start() {
      return matches.getFirst().start();
    }

    /** How many different words there are, then how many in all. */
    int words() {
      Set<Integer> different = new HashSet<>();
      matches.forEach(match -> different.add(match.wanted()));
      return 1_000 * different.size() + matches.size();
    }
  }
}
