package io.sluice.lucene;

import io.sluice.indexer.Facet;
import io.sluice.indexer.query.Query.In;
import io.sluice.indexer.query.Query.Modified;
import io.sluice.indexer.query.Query.Size;
import io.sluice.lucene.analysis.Analysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Fields that are asked for by name, as Lucene looks for them. */
final class FieldQueries {
  private final WordQueries words;

  FieldQueries(WordQueries words) {
    this.words = words;
  }

  Optional<Query> in(In in) {
    String text = in.text();
    boolean prefix = in.prefix();
    return switch (in.field()) {
      case NAME -> words.in(Fields.NAME, text, prefix);
      case TYPE -> Optional.of(term(Fields.TYPE, text.toLowerCase(Locale.ROOT), prefix));
      case BUCKET -> Optional.of(term(Fields.of(Facet.BUCKET), text, prefix));
      case TAG -> Optional.of(term(Fields.TAG, Analysis.folded(text), prefix));
      case OWNER -> Optional.of(term(Fields.of(Facet.OWNER), text, prefix));
      case LANG ->
          Optional.of(term(Fields.of(Facet.LANGUAGE), text.toLowerCase(Locale.ROOT), prefix));
      case PATH -> Optional.of(path(text, prefix));
    };
  }

  private static Query term(String field, String text, boolean prefix) {
    Term term = new Term(field, Fields.term(text));
    return prefix ? new PrefixQuery(term) : new TermQuery(term);
  }

  private static Query path(String text, boolean prefix) {
    String path = text.startsWith("/") ? text.substring(1) : text;
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(new PrefixQuery(new Term(Fields.KEY, path)), Occur.SHOULD);
    List<String> folders = folders(path);
    if (prefix && folders.size() == 1) {
      any.add(new PrefixQuery(new Term(Fields.FOLDERS, folders.getFirst())), Occur.SHOULD);
    } else if (!prefix && !folders.isEmpty()) {
      any.add(new PhraseQuery(Fields.FOLDERS, folders.toArray(String[]::new)), Occur.SHOULD);
    }
    return any.build();
  }

  private static List<String> folders(String path) {
    return new ArrayList<>(
        Arrays.stream(path.split("/")).filter(f -> !f.isEmpty()).map(Folders::term).toList());
  }

  static Query size(Size size) {
    return LongField.newRangeQuery(Fields.SIZE, size.least(), size.most());
  }

  static Query modified(Modified modified) {
    long from = millis(modified.from());
    long until = millis(modified.until());
    return from >= until
        ? new MatchNoDocsQuery("no time is between")
        : LongField.newRangeQuery(Fields.MODIFIED, from, until - 1);
  }

  private static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
    }
  }
}
