package io.sluice.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/**
 * Pieces of a text as HTML. Whatever means something in HTML is escaped, control characters are
 * blanks, and only then come the marks: nothing of the text can be one.
 */
final class MarkedText extends PassageFormatter {
  private static final int CHARACTERS_MAX = 400;
  private static final int BEFORE_MAX = 100;

  @Override
  public List<String> format(Passage[] passages, String content) {
    return Arrays.stream(passages)
        .sorted(Comparator.comparingInt(Passage::getStartOffset))
        .map(passage -> piece(passage, content))
        .filter(piece -> !piece.isBlank())
        .toList();
  }

  private static String piece(Passage passage, String content) {
    int first =
        passage.getNumMatches() > 0 ? passage.getMatchStarts()[0] : passage.getStartOffset();
    int start = whole(content, Math.max(passage.getStartOffset(), first - BEFORE_MAX));
    int end = whole(content, Math.min(passage.getEndOffset(), start + CHARACTERS_MAX));
    StringBuilder piece = new StringBuilder();
    int at = start;
    for (Span match : matches(passage)) {
      int from = Math.max(at, match.start);
      int to = Math.min(end, match.end);
      if (from < to) {
        escape(piece, content, at, from);
        piece.append("<mark>");
        escape(piece, content, from, to);
        piece.append("</mark>");
        at = to;
      }
    }
    escape(piece, content, at, end);
    return piece.toString().strip();
  }

  /** In order; those that overlap are cut by the one who marks. */
  private static List<Span> matches(Passage passage) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      spans.add(new Span(passage.getMatchStarts()[i], passage.getMatchEnds()[i]));
    }
    spans.sort(Comparator.comparingInt(Span::start));
    return spans;
  }

  /** Not within a character of two halves. */
  private static int whole(String content, int at) {
    boolean within =
        at > 0
            && at < content.length()
            && Character.isLowSurrogate(content.charAt(at))
            && Character.isHighSurrogate(content.charAt(at - 1));
    return within ? at - 1 : at;
  }

  private static void escape(StringBuilder out, String content, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = content.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }

  private record Span(int start, int end) {}
}
