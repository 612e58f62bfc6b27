package io.sluice.lucene;

import io.sluice.indexer.Facet;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/**
 * The schema: which fields a document has, and what is in them.
 *
 * <p>Whoever changes what is written raises {@link #VERSION}. Then a new index is built beside the
 * old one, which goes on being searched for what the new one does not have yet. Whoever changes it
 * so that searches no longer understand what was written before raises {@link #READABLE}, too; then
 * the old one is not searched.
 */
final class Fields {
  static final int VERSION = 1;

  /** The oldest version that searches understand. */
  static final int READABLE = 1;

  /** Bucket, NUL, key: in the order of their bytes. A term, and the last thing to sort by. */
  static final String ID = "id";

  /** Bucket, NUL, and each folder above the key with its slash; the first is the bucket itself. */
  static final String UNDER = "under";

  /** The key as a term, for its beginning. */
  static final String KEY = "key";

  /** The names of the folders, without case, one position each. */
  static final String FOLDERS = "folders";

  /** Words of the name, of the title, of what else was written on the object, and of its text. */
  static final String NAME = "name";

  static final String TITLE = "title";
  static final String ABOUT = "about";
  static final String CONTENT = "content";

  /** Beginnings of all words, of few characters. */
  static final String BEGINNING = "beginning";

  /** Parts of compounds, as {@link io.sluice.lucene.analysis.Compounds} says. */
  static final String PART = "part";

  /** Kind of document, ending, content type. */
  static final String TYPE = "type";

  /** Tags without case: {@code key} and {@code key=value}. */
  static final String TAG = "tag";

  static final String SIZE = "size";

  /** Milliseconds since 1970. */
  static final String MODIFIED = "modified";

  /** The name without case, to sort by. */
  static final String NAME_ORDER = "name.order";

  /** What a listing tells of an object, as {@link StoredEntry} writes it. */
  static final String ENTRY = "entry";

  /** The object without its text, as {@link StoredObject} writes it. */
  static final String OBJECT = "object";

  /** The beginning of the text, for pieces of it. */
  static final String TEXT = "text";

  /** The depth down to which folders are terms of {@link #UNDER}. */
  static final int FOLDERS_MAX = 32;

  private static final int TERM_BYTES_MAX = 1_000;

  private Fields() {}

  /** The values of a facet: as terms, and to be counted. */
  static String of(Facet facet) {
    return "facet." + facet.text();
  }

  static BytesRef id(String bucket, String key) {
    return new BytesRef(bucket + '\0' + key);
  }

  /** A value as a term; what is too long is cut, here as in queries. */
  static BytesRef term(String value) {
    BytesRef bytes = new BytesRef(value);
    if (bytes.length > TERM_BYTES_MAX) {
      bytes.length = TERM_BYTES_MAX;
      while ((bytes.bytes[bytes.length] & 0xC0) == 0x80) {
        bytes.length--;
      }
    }
    return bytes;
  }

  /** The bytes of bucket and key together. */
  static long idBytes(String bucket, String key) {
    return (long) UnicodeUtil.calcUTF16toUTF8Length(bucket, 0, bucket.length())
        + UnicodeUtil.calcUTF16toUTF8Length(key, 0, key.length());
  }

  static String text(BytesRef bytes) {
    return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
  }
}
