package io.sluice.lucene;

import io.sluice.indexer.query.Query;
import io.sluice.lucene.analysis.Analysis;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;

/**
 * A query as Lucene looks for it. What holds nothing to look for, such as a word of punctuation,
 * asks for nothing: beside others it is as if it were not there, alone it finds nothing.
 */
final class Translation {
  private final WordQueries words;
  private final FieldQueries fields;

  Translation(Analysis analysis) {
    this.words = new WordQueries(analysis);
    this.fields = new FieldQueries(words);
  }

  org.apache.lucene.search.Query of(Query query) {
    return part(query).orElseGet(() -> new MatchNoDocsQuery("nothing to look for"));
  }

  private Optional<org.apache.lucene.search.Query> part(Query query) {
    return switch (query) {
      case Query.All _ -> Optional.of(MatchAllDocsQuery.INSTANCE);
      case Query.And(List<Query> all) -> and(all);
      case Query.Or(List<Query> any) -> or(any);
      case Query.Not(Query none) -> and(List.of(new Query.Not(none)));
      case Query.Word(String text) -> words.word(text);
      case Query.Phrase(String text) -> words.phrase(text);
      case Query.Prefix(String text) -> words.prefix(text);
      case Query.In in -> fields.in(in);
      case Query.Size size -> Optional.of(FieldQueries.size(size));
      case Query.Modified modified -> Optional.of(FieldQueries.modified(modified));
    };
  }

  private Optional<org.apache.lucene.search.Query> and(List<Query> all) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    boolean asks = false;
    boolean positive = false;
    for (Query each : all) {
      Optional<org.apache.lucene.search.Query> part =
          part(each instanceof Query.Not(Query none) ? none : each);
      asks |= part.isPresent();
      positive |= part.isPresent() && !(each instanceof Query.Not);
      part.ifPresent(found -> builder.add(found, occur(each)));
    }
    if (!positive) {
      builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return asks ? Optional.of(builder.build()) : Optional.empty();
  }

  /** Whether a part says how well a document fits, or only whether it does. */
  private static Occur occur(Query part) {
    return switch (part) {
      case Query.Not _ -> Occur.MUST_NOT;
      case Query.All _, Query.Size _, Query.Modified _ -> Occur.FILTER;
      case Query.In(Query.TextField field, String _, boolean _) ->
          field == Query.TextField.NAME ? Occur.MUST : Occur.FILTER;
      case Query.And _, Query.Or _, Query.Word _, Query.Phrase _, Query.Prefix _ -> Occur.MUST;
    };
  }

  private Optional<org.apache.lucene.search.Query> or(List<Query> any) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (Query each : any) {
      part(each).ifPresent(found -> builder.add(scored(each, found), Occur.SHOULD));
    }
    BooleanQuery query = builder.build();
    return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
  }

  private static org.apache.lucene.search.Query scored(
      Query part, org.apache.lucene.search.Query found) {
    return occur(part) == Occur.MUST ? found : new ConstantScoreQuery(found);
  }
}
