package io.sluice.lucene.analysis;

import java.io.Reader;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Words as Unicode finds them in any script, Chinese, Japanese and Korean as pairs of characters,
 * each in its forms in some languages. Nothing is left out: no word is too common, no number too
 * long.
 */
final class WordAnalyzer extends Analyzer {
  private static final int CJK =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  private final Set<Language> languages;
  private final boolean asked;

  /**
   * An analyzer.
   *
   * @param asked for queries; in documents a character of a pair is also found alone, and a stem
   *     that is the word itself is left out
   */
  WordAnalyzer(Set<Language> languages, boolean asked) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.languages = languages;
    this.asked = asked;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
    TokenStream pairs = new CJKBigramFilter(words, CJK, !asked);
    return new TokenStreamComponents(words, new FormsFilter(pairs, languages, asked));
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new Breaks(reader);
  }
}
