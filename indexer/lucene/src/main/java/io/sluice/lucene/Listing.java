package io.sluice.lucene;

import io.sluice.indexer.Facet;
import io.sluice.indexer.IndexPage;
import io.sluice.indexer.IndexPage.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Walks through the terms of an index in their order. */
final class Listing {
  private static final int NONE = -1;

  private final IndexReader reader;
  private final Bits live;

  Listing(IndexReader reader) {
    this.reader = reader;
    this.live = MultiBits.getLiveDocs(reader);
  }

  IndexPage page(String bucket, String prefix, String after, int limit) throws IOException {
    BytesRef below = Fields.id(bucket, prefix);
    BytesRef behind = Fields.id(bucket, after);
    List<Entry> entries = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, Fields.ID);
    if (terms == null || limit < 1) {
      return new IndexPage(entries, false);
    }
    TermsEnum ids = terms.iterator();
    boolean skips = !after.isEmpty() && behind.compareTo(below) >= 0;
    BytesRef id = seek(ids, skips ? behind : below);
    if (skips && id != null && id.equals(behind)) {
      id = ids.next();
    }
    for (; id != null && StringHelper.startsWith(id, below); id = ids.next()) {
      int document = document(ids);
      if (document != NONE && entries.size() == limit) {
        return new IndexPage(entries, true);
      }
      if (document != NONE) {
        entries.add(entry(Fields.text(id).substring(bucket.length() + 1), document));
      }
    }
    return new IndexPage(entries, false);
  }

  List<String> buckets() throws IOException {
    List<String> buckets = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, Fields.of(Facet.BUCKET));
    if (terms != null) {
      TermsEnum values = terms.iterator();
      for (BytesRef bucket = values.next(); bucket != null; bucket = values.next()) {
        if (document(values) != NONE) {
          buckets.add(Fields.text(bucket));
        }
      }
    }
    return buckets;
  }

  /** Whether there is a document of this id. */
  boolean has(BytesRef id) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Fields.ID);
    if (terms == null) {
      return false;
    }
    TermsEnum ids = terms.iterator();
    return ids.seekExact(id) && document(ids) != NONE;
  }

  private static BytesRef seek(TermsEnum terms, BytesRef from) throws IOException {
    return terms.seekCeil(from) == TermsEnum.SeekStatus.END ? null : terms.term();
  }

  /** One that has the term and was not removed. */
  private int document(TermsEnum terms) throws IOException {
    PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
    int document = postings.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
      document = postings.nextDoc();
    }
    return document == DocIdSetIterator.NO_MORE_DOCS ? NONE : document;
  }

  private Entry entry(String key, int document) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    BinaryDocValues entries = leaf.reader().getBinaryDocValues(Fields.ENTRY);
    entries.advanceExact(document - leaf.docBase);
    return StoredEntry.read(key, entries.binaryValue());
  }
}
