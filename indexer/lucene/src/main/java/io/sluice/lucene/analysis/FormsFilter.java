package io.sluice.lucene.analysis;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives all {@link Forms} of each word, at the place of the word. */
final class FormsFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final Forms forms;
  private String[] pending = {};
  private int next;
  private State word;

  FormsFilter(TokenStream input, Set<Language> languages, boolean always) {
    super(input);
    this.forms = new Forms(languages, always);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next < pending.length) {
      restoreState(word);
      position.setPositionIncrement(0);
      term.setEmpty().append(pending[next++]);
      return true;
    }
    do {
      if (!input.incrementToken()) {
        return false;
      }
      pending = forms.of(term.toString());
    } while (pending[0].isEmpty());
    next = 1;
    term.setEmpty().append(pending[0]);
    if (pending.length > 1) {
      word = captureState();
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending = new String[0];
    next = 0;
    word = null;
  }
}
