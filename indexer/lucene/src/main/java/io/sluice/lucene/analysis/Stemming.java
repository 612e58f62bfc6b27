package io.sluice.lucene.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A chain of Lucene's filters as a function from word to word. Not for several threads. */
final class Stemming implements UnaryOperator<String> {
  private final OneWord word = new OneWord();
  private final TokenStream chain;
  private final CharTermAttribute result;

  Stemming(UnaryOperator<TokenStream> filters) {
    this.chain = filters.apply(word);
    this.result = chain.getAttribute(CharTermAttribute.class);
  }

  @Override
  public String apply(String text) {
    word.next = text;
    try {
      return chain.incrementToken() ? result.toString() : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream that gives whatever it is told to. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private String next = "";

    @Override
    public boolean incrementToken() {
      clearAttributes();
      term.setEmpty().append(next);
      return true;
    }
  }
}
