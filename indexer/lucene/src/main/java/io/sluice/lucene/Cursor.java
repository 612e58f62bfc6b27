package io.sluice.lucene;

import io.sluice.indexer.Facet;
import io.sluice.indexer.InvalidSearch;
import io.sluice.indexer.SearchRequest;
import io.sluice.indexer.SearchRequest.Sort;
import io.sluice.indexer.query.QueryPrinter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Where a page ended: what the last hit is sorted by, and its id. It says only what the one who
 * holds it was shown. A forged one begins elsewhere in what its holder may see anyway, since scope
 * and query come with each request.
 *
 * @param snapshot the number of the index as it was, see {@link Snapshots}
 */
record Cursor(long snapshot, Object value, BytesRef id) {
  private static final byte VERSION = 1;
  private static final int QUESTION_BYTES = 8;
  private static final int CHARACTERS_MAX = 64_000;

  static Cursor behind(FieldDoc last, long snapshot) {
    return new Cursor(snapshot, last.fields[0], (BytesRef) last.fields[1]);
  }

  FieldDoc position() {
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, id});
  }

  String text(SearchRequest request) {
    byte[] sorted =
        switch (value) {
          case Float score -> ByteBuffer.allocate(4).putFloat(score).array();
          case Long number -> ByteBuffer.allocate(8).putLong(number).array();
          case BytesRef name -> bytes(name);
          default -> throw new IllegalStateException("sorted by " + value.getClass());
        };
    ByteBuffer all =
        ByteBuffer.allocate(1 + QUESTION_BYTES + 8 + 2 + sorted.length + id.length)
            .put(VERSION)
            .put(question(request))
            .putLong(snapshot)
            .putShort((short) sorted.length)
            .put(sorted)
            .put(bytes(id));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  /** Reads a cursor; throws {@link InvalidSearch} where it is none of this request. */
  static Cursor read(SearchRequest request) {
    try {
      if (request.cursor().length() > CHARACTERS_MAX) {
        throw new IllegalArgumentException();
      }
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(request.cursor()));
      byte[] question = new byte[QUESTION_BYTES];
      if (in.get() != VERSION || !Arrays.equals(taken(in, question), question(request))) {
        throw new IllegalArgumentException();
      }
      long snapshot = in.getLong();
      Object value = value(request.sort(), taken(in, new byte[in.getShort()]));
      return new Cursor(snapshot, value, new BytesRef(taken(in, new byte[in.remaining()])));
    } catch (IllegalArgumentException | BufferUnderflowException | NegativeArraySizeException e) {
      throw new InvalidSearch(
          "The cursor is none, or not of this search: begin with the first page.", -1);
    }
  }

  private static Object value(Sort sort, byte[] bytes) {
    return switch (sort) {
      case RELEVANCE -> score(ByteBuffer.wrap(bytes).getFloat());
      case NEWEST, OLDEST, LARGEST, SMALLEST -> ByteBuffer.wrap(bytes).getLong();
      case NAME -> new BytesRef(bytes);
    };
  }

  private static float score(float score) {
    if (!Float.isFinite(score)) {
      throw new IllegalArgumentException();
    }
    return score;
  }

  /** Says which question a cursor belongs to. */
  private static byte[] question(SearchRequest request) {
    Map<String, List<String>> filters = new TreeMap<>();
    for (Map.Entry<Facet, List<String>> filter : request.filters().entrySet()) {
      filters.put(filter.getKey().text(), filter.getValue().stream().sorted().toList());
    }
    String question = request.sort() + "\0" + filters + "\0" + QueryPrinter.print(request.query());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, QUESTION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] taken(ByteBuffer in, byte[] into) {
    in.get(into);
    return into;
  }

  private static byte[] bytes(BytesRef bytes) {
    return Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
  }
}
