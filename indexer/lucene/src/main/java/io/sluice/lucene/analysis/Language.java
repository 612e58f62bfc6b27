package io.sluice.lucene.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;

/**
 * A language whose words are known in more than one form. To add one: its code, a mark, its
 * filters, and a new version of the schema.
 */
public enum Language {
  /** Umlauts are the same in all their spellings, and the ending does not count. */
  GERMAN("de", '\u0001'),
  ENGLISH("en", '\u0002');

  static final Set<Language> ALL = EnumSet.allOf(Language.class);

  private final String code;
  private final char mark;

  Language(String code, char mark) {
    this.code = code;
    this.mark = mark;
  }

  /** Stems carry it in front, so that they are told from words that are written like them. */
  char mark() {
    return mark;
  }

  /** Which forms the words of a text have: those of all where nobody knows. */
  static Set<Language> of(Optional<String> code) {
    if (code.isEmpty()) {
      return ALL;
    }
    Set<Language> known = EnumSet.noneOf(Language.class);
    Arrays.stream(values()).filter(l -> l.code.equals(code.get())).forEach(known::add);
    return known;
  }

  UnaryOperator<String> stemming() {
    return switch (this) {
      case GERMAN ->
          new Stemming(in -> new GermanLightStemFilter(new GermanNormalizationFilter(in)));
      case ENGLISH -> new Stemming(PorterStemFilter::new);
    };
  }
}
