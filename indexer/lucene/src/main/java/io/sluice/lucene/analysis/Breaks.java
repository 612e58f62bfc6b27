package io.sluice.lucene.analysis;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/**
 * Separates what Unicode keeps together and people do not: {@code report_final.pdf}, {@code
 * l'avion}, {@code example.com}. Numbers such as {@code 1.234,56} stay whole. A character becomes a
 * blank, so that offsets stay what they are.
 */
final class Breaks extends CharFilter {
  private boolean letterBefore;

  Breaks(Reader input) {
    super(input);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = input.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      char c = buffer[i];
      if (breaks(c)) {
        buffer[i] = ' ';
      }
      letterBefore = Character.isLetter(c);
    }
    return read;
  }

  private boolean breaks(char c) {
    return switch (c) {
      case '_', '\'', '’' -> true;
      case '.', ':', '·', '‧' -> letterBefore;
      default -> Character.isISOControl(c);
    };
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
