package io.sluice.lucene;

import io.sluice.lucene.analysis.Analysis;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The folders of a key, each as one term. */
final class Folders extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final String key;
  private int at;

  Folders(String key) {
    this.key = key;
  }

  /** A folder's name as a term. */
  static String term(String name) {
    return Fields.text(Fields.term(Analysis.folded(name)));
  }

  @Override
  public void reset() {
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    int slash = key.indexOf('/', at);
    if (slash < 0) {
      return false;
    }
    clearAttributes();
    term.setEmpty().append(term(key.substring(at, slash)));
    at = slash + 1;
    return true;
  }
}
