package io.sluice.lucene;

import io.sluice.indexer.SearchScope;
import io.sluice.indexer.SearchScope.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * What somebody may read, as a filter. Whole buckets and folders are terms, and thousands of them
 * one set; what ends within a name is looked up among the ids. Equal scopes make equal filters,
 * which Lucene keeps for each segment.
 */
final class Scopes {
  private static final byte SLASH = '/';

  private Scopes() {}

  static Query of(SearchScope scope) {
    return switch (scope) {
      case SearchScope.All _ -> MatchAllDocsQuery.INSTANCE;
      case SearchScope.Below(List<Place> places) -> below(places);
    };
  }

  static Query below(List<Place> places) {
    List<BytesRef> folders = new ArrayList<>();
    List<BytesRef> prefixes = new ArrayList<>();
    for (BytesRef prefix : disjoint(places)) {
      (isFolder(prefix) ? folders : prefixes).add(prefix);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    if (!folders.isEmpty()) {
      any.add(new TermInSetQuery(Fields.UNDER, folders), Occur.SHOULD);
    }
    if (!prefixes.isEmpty()) {
      any.add(new KeyPrefixQuery(prefixes), Occur.SHOULD);
    }
    return places.isEmpty()
        ? new MatchNoDocsQuery("nothing may be read")
        : new ConstantScoreQuery(any.build());
  }

  /** In order, and without those that lie below another. */
  private static List<BytesRef> disjoint(List<Place> places) {
    List<BytesRef> disjoint = new ArrayList<>();
    places.stream()
        .map(place -> Fields.id(place.bucket(), place.prefix()))
        .sorted()
        .filter(p -> disjoint.isEmpty() || !StringHelper.startsWith(p, disjoint.getLast()))
        .forEach(disjoint::add);
    return disjoint;
  }

  /** Whether it is a term of {@link Fields#UNDER}. */
  private static boolean isFolder(BytesRef prefix) {
    int slashes = 0;
    int nulls = 0;
    for (int i = 0; i < prefix.length; i++) {
      byte here = prefix.bytes[prefix.offset + i];
      slashes += here == SLASH ? 1 : 0;
      nulls += here == 0 ? 1 : 0;
    }
    byte last = prefix.bytes[prefix.offset + prefix.length - 1];
    return (last == SLASH && slashes <= Fields.FOLDERS_MAX) || (last == 0 && nulls == 1);
  }
}
