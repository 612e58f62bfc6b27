package io.sluice.gateway.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** Entries as JSON, one a line. A field that is not known is refused: a later Sluice wrote it. */
final class EntryLines {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectReader READER = MAPPER.readerFor(Entry.class);

  private EntryLines() {}

  static Buffer line(Entry entry) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(entry)).appendByte((byte) '\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can always be written", e);
    }
  }

  static List<Entry> read(Buffer document) {
    try (MappingIterator<Entry> lines = READER.readValues(document.getBytes())) {
      return lines.readAll();
    } catch (IOException e) {
      throw new IllegalArgumentException("not the lines of marks", e);
    }
  }
}
