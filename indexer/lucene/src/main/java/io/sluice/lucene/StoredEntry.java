package io.sluice.lucene;

import io.sluice.indexer.IndexPage;
import io.sluice.indexer.IndexedObject;
import org.apache.lucene.util.BytesRef;

/** What a listing tells of an object, as bytes: read for each of millions. */
final class StoredEntry {
  private static final String BETWEEN = "\0";

  private StoredEntry() {}

  static BytesRef of(IndexedObject object) {
    return new BytesRef(
        String.join(BETWEEN, plain(object.verdict()), plain(object.note()), object.stamp()));
  }

  static IndexPage.Entry read(String key, BytesRef bytes) {
    String[] parts = Fields.text(bytes).split(BETWEEN, 3);
    return new IndexPage.Entry(key, parts[2], parts[0], parts[1]);
  }

  private static String plain(String word) {
    return word.replace(BETWEEN, "");
  }
}
