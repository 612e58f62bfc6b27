package io.sluice.lucene.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Tells a {@link Vocabulary} of the words that pass. */
final class Recording extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final Vocabulary vocabulary;
  private final boolean compounds;
  private String stem = "";

  Recording(TokenStream input, Vocabulary vocabulary, boolean compounds) {
    super(input);
    this.vocabulary = vocabulary;
    this.compounds = compounds;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      stemEnded();
      return false;
    }
    if (term.charAt(0) == Language.GERMAN.mark()) {
      stem = term.subSequence(1, term.length()).toString();
    } else if (term.charAt(0) > ' ') {
      if (position.getPositionIncrement() > 0) {
        stemEnded();
        stem = term.toString();
      }
      vocabulary.word(term.toString());
    }
    return true;
  }

  private void stemEnded() {
    if (compounds && !stem.isEmpty()) {
      vocabulary.stem(stem);
    }
    stem = "";
  }
}
