package io.sluice.lucene.analysis;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * The forms of a word: the folded one first, without case and accents, then its stem in each
 * language where that is another. Remembers those it was asked last. Not for several threads.
 */
final class Forms {
  private static final int REMEMBERED_MAX = 20_000;

  /** Longer words are cut: nobody types them, and a term has a limit. */
  private static final int LETTERS_MAX = 100;

  private final Map<Language, UnaryOperator<String>> stemmings = new EnumMap<>(Language.class);
  private final UnaryOperator<String> german = new Stemming(GermanNormalizationFilter::new);
  private final boolean always;
  private final Map<String, String[]> remembered = new HashMap<>();

  /**
   * Forms in some languages.
   *
   * @param always whether a stem is given even where it is the folded word itself: in queries, for
   *     the documents where another word has that stem
   */
  Forms(Set<Language> languages, boolean always) {
    this.always = always;
    languages.forEach(language -> stemmings.put(language, language.stemming()));
  }

  /** The forms of a word as it is written; the first is empty where nothing is left of it. */
  String[] of(String word) {
    String[] known = remembered.get(word);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= REMEMBERED_MAX) {
      remembered.clear();
    }
    String[] forms = find(cut(word));
    remembered.put(word, forms);
    return forms;
  }

  private String[] find(String word) {
    String folded = cut(folded(word));
    // Names from some systems have their accents as characters of their own.
    String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String[] forms = new String[1 + stemmings.size()];
    forms[0] = folded;
    int count = 1;
    for (Map.Entry<Language, UnaryOperator<String>> stemming : stemmings.entrySet()) {
      String stem = folded(stemming.getValue().apply(lower));
      if (!stem.isEmpty() && (always || !stem.equals(folded))) {
        forms[count++] = stemming.getKey().mark() + stem;
      }
    }
    return Arrays.copyOf(forms, count);
  }

  /** A folded word as it would be folded if its ae, oe and ue were umlauts. */
  String umlautsFolded(String word) {
    return german.apply(word);
  }

  static String folded(String text) {
    return ICUFoldingFilter.NORMALIZER.normalize(text);
  }

  private static String cut(String word) {
    if (word.length() <= LETTERS_MAX) {
      return word;
    }
    boolean split = Character.isHighSurrogate(word.charAt(LETTERS_MAX - 1));
    return word.substring(0, split ? LETTERS_MAX - 1 : LETTERS_MAX);
  }
}
