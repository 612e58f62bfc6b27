package io.sluice.gateway.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;

/**
 * Values as JSON, one record each. A field that the record does not have is refused: it was written
 * by a later Sluice, and dropping it with the next change could drop a restriction.
 */
public final class JsonCodec<T> implements Codec<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Class<T> type;

  public JsonCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public T read(Buffer document) {
    try {
      T value = MAPPER.readValue(document.getBytes(), type);
      if (value == null) {
        throw new IllegalArgumentException("null instead of a " + type.getSimpleName());
      }
      return value;
    } catch (IOException e) {
      // Without the text of the document, which may hold what no log should.
      throw new IllegalArgumentException("not the JSON of a " + type.getSimpleName(), e);
    }
  }

  @Override
  public Buffer write(T value) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can always be written", e);
    }
  }
}
