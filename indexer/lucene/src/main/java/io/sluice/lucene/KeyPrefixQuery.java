package io.sluice.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Documents whose id begins with one of many prefixes. Its cost is that of reading the ids below
 * them; the filter that comes of it is cached by segment.
 */
final class KeyPrefixQuery extends MultiTermQuery {
  private final List<BytesRef> prefixes;

  /**
   * A query.
   *
   * @param prefixes in the order of their bytes, none the beginning of another
   */
  KeyPrefixQuery(List<BytesRef> prefixes) {
    super(Fields.ID, CONSTANT_SCORE_REWRITE);
    this.prefixes = List.copyOf(prefixes);
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Below(terms.iterator());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(getField())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && prefixes.equals(((KeyPrefixQuery) other).prefixes);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + prefixes.hashCode();
  }

  @Override
  public String toString(String field) {
    return getField() + ":" + prefixes.size() + " prefixes";
  }

  /** Goes from prefix to prefix. */
  private final class Below extends FilteredTermsEnum {
    private int at;

    Below(TermsEnum terms) {
      super(terms);
    }

    @Override
    protected BytesRef nextSeekTerm(BytesRef term) {
      return at < prefixes.size() ? prefixes.get(at) : null;
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      while (at < prefixes.size()) {
        BytesRef prefix = prefixes.get(at);
        if (StringHelper.startsWith(term, prefix)) {
          return AcceptStatus.YES;
        }
        if (prefix.compareTo(term) > 0) {
          return AcceptStatus.NO_AND_SEEK;
        }
        at++;
      }
      return AcceptStatus.END;
    }
  }
}
