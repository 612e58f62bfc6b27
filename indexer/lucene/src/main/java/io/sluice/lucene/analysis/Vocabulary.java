package io.sluice.lucene.analysis;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Which words a document has, each once: their beginnings and the parts of compounds are terms,
 * too. Bounded, so that a text of random letters costs no more than a long one; what is beyond that
 * is found by its whole words only.
 */
public final class Vocabulary {
  /** Beginnings up to so many characters are terms; longer ones are looked up among the words. */
  public static final int BEGINNING_MAX = 3;

  private static final int TERMS_MAX = 200_000;

  private final Set<String> beginnings = new LinkedHashSet<>();
  private final Set<String> stems = new LinkedHashSet<>();
  private final Set<String> parts = new LinkedHashSet<>();

  void word(String word) {
    int end = 0;
    for (int i = 0; i < BEGINNING_MAX && end < word.length(); i++) {
      end = word.offsetByCodePoints(end, 1);
      add(beginnings, word.substring(0, end));
    }
  }

  void stem(String stem) {
    if (stems.size() < TERMS_MAX && stems.add(stem)) {
      Compounds.tails(stem).forEach(part -> add(parts, part));
    }
  }

  private static void add(Set<String> terms, String term) {
    if (terms.size() < TERMS_MAX) {
      terms.add(term);
    }
  }

  /** What words begin with; for a field that comes behind those it was recorded of. */
  public TokenStream beginnings() {
    return new Terms(beginnings);
  }

  /** Parts of compounds, likewise. */
  public TokenStream parts() {
    return new Terms(parts);
  }

  /** The terms as they are when it is read. */
  private static final class Terms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Set<String> terms;
    private Iterator<String> left;

    Terms(Set<String> terms) {
      this.terms = terms;
      this.left = terms.iterator();
    }

    @Override
    public void reset() {
      left = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!left.hasNext()) {
        return false;
      }
      clearAttributes();
      term.setEmpty().append(left.next());
      return true;
    }
  }
}
