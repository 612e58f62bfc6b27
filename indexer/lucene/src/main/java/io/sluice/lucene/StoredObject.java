package io.sluice.lucene;

import io.sluice.indexer.IndexedObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/** An object without its text, as bytes: in the order of {@link IndexedObject}'s components. */
final class StoredObject {

  private StoredObject() {}

  static BytesRef of(IndexedObject object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, object.bucket());
      write(out, object.key());
      write(out, object.stamp());
      out.writeLong(object.size());
      write(out, object.modified());
      write(out, object.contentType());
      write(out, object.language().orElse(""));
      write(out, object.owner());
      write(out, object.tags());
      write(out, object.user());
      write(out, object.verdict());
      write(out, object.title());
      write(out, object.note());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BytesRef(bytes.toByteArray());
  }

  static IndexedObject read(BytesRef bytes) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
    return new IndexedObject(
        text(in),
        text(in),
        text(in),
        in.readLong(),
        Instant.ofEpochSecond(in.readLong(), in.readInt()),
        text(in),
        Optional.of(text(in)).filter(language -> !language.isEmpty()),
        text(in),
        map(in),
        map(in),
        text(in),
        text(in),
        Optional.empty(),
        text(in));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static void write(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      write(out, entry.getKey());
      write(out, entry.getValue());
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static Map<String, String> map(DataInputStream in) throws IOException {
    Map<String, String> map = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(text(in), text(in));
    }
    return map;
  }
}
