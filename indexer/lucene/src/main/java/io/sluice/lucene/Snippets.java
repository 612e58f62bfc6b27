package io.sluice.lucene;

import io.sluice.indexer.query.Query;
import io.sluice.lucene.analysis.Analysis;
import io.sluice.lucene.analysis.Analysis.AskedWord;
import io.sluice.lucene.analysis.Compounds;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Finds the pieces of a text that have the words of a query. */
final class Snippets {
  private static final int GOAL_CHARACTERS = 160;

  /** Words that are looked for within others: each is tried on every word of the text. */
  private static final int PARTS_MAX = 16;

  private final Analysis analysis;
  private final UnifiedHighlighter highlighter;

  Snippets(Analysis analysis, int textCharacters) {
    this.analysis = analysis;
    this.highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analysis.any())
            .withMaxLength(textCharacters)
            .withMaxNoHighlightPassages(0)
            .withBreakIterator(Snippets::sentences)
            .withFormatter(new MarkedText())
            .build();
  }

  private static BreakIterator sentences() {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    return LengthGoalBreakIterator.createClosestToLength(sentences, GOAL_CHARACTERS, 0.5f);
  }

  /** What the pieces of each hit must have; the same for all hits of a search. */
  BooleanQuery wanted(Query query) {
    BooleanQuery.Builder wanted = new BooleanQuery.Builder();
    new Wanted(wanted).of(query);
    return wanted.build();
  }

  @SuppressWarnings("unchecked") // what MarkedText made
  List<String> of(String text, BooleanQuery wanted, int most) throws IOException {
    if (wanted.clauses().isEmpty() || text.isBlank()) {
      return List.of();
    }
    Object pieces = highlighter.highlightWithoutSearcher(Fields.CONTENT, wanted, text, most);
    return pieces == null ? List.of() : (List<String>) pieces;
  }

  /** Walks through a query; what must not be found is not looked for. */
  private final class Wanted {
    private final BooleanQuery.Builder wanted;
    private int parts;

    Wanted(BooleanQuery.Builder wanted) {
      this.wanted = wanted;
    }

    void of(Query query) {
      switch (query) {
        case Query.And(List<Query> all) -> all.forEach(this::of);
        case Query.Or(List<Query> any) -> any.forEach(this::of);
        case Query.Word(String text) -> word(analysis.query(text));
        case Query.Phrase(String text) -> phrase(analysis.query(text));
        case Query.Prefix(String text) -> prefix(analysis.query(text));
        case Query.All _, Query.Not _, Query.In _, Query.Size _, Query.Modified _ -> {}
      }
    }

    private void word(List<AskedWord> words) {
      if (words.isEmpty()) {
        return;
      }
      add(WordQueries.sequence(Fields.CONTENT, words));
      String stem = words.getFirst().stem();
      if (words.size() == 1 && Compounds.mayBePart(stem) && parts++ < PARTS_MAX) {
        add(new WildcardQuery(new Term(Fields.CONTENT, "*" + stem + "*")));
      }
    }

    private void phrase(List<AskedWord> words) {
      if (!words.isEmpty()) {
        add(WordQueries.phrase(Fields.CONTENT, words));
      }
    }

    private void prefix(List<AskedWord> words) {
      List<AskedWord> whole = new ArrayList<>(words);
      if (!whole.isEmpty()) {
        add(new PrefixQuery(new Term(Fields.CONTENT, whole.removeLast().folded())));
      }
      whole.forEach(word -> add(WordQueries.forms(Fields.CONTENT, word)));
    }

    private void add(org.apache.lucene.search.Query query) {
      wanted.add(query, Occur.SHOULD);
    }
  }
}
