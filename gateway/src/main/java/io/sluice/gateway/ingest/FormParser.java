package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.FORM_TOO_LARGE;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INCOMPLETE_BODY;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_FORM;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads multipart/form-data (RFC 7578) in whatever pieces it comes: parts between delimiters, each
 * with a head and a content. Keeps the contents of fields; passes on that of the part named {@code
 * file}, which ends what is read.
 */
final class FormParser {
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final String FILE = "file";

  private enum State {
    /** Behind a delimiter: the end of the form, or the head of a part. */
    HEAD,
    FIELD,
    FILE,
    END
  }

  private final byte[] delimiter;
  private final int fieldBytesMax;
  private final Consumer<Buffer> payload;
  private final Map<String, String> values = new HashMap<>();

  /** A delimiter may begin without a line's end where the body begins. */
  private byte[] pending = {'\r', '\n'};

  private State state = State.FIELD;
  private String name = "";
  private String fileName = "";
  private int fieldBytes;

  /** So much of what is pending does not begin what is looked for. */
  private int seen;

  FormParser(String boundary, int fieldBytesMax, Consumer<Buffer> payload) {
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    this.fieldBytesMax = fieldBytesMax;
    this.payload = payload;
  }

  boolean isAtFile() {
    return state == State.FILE || state == State.END;
  }

  boolean isAtEnd() {
    return state == State.END;
  }

  FormFields fields() {
    return new FormFields(values, fileName);
  }

  /**
   * Takes the next bytes. Throws MALFORMED_FORM or FORM_TOO_LARGE: whichever comes first in the
   * form, wherever the bytes are cut.
   */
  void feed(byte[] bytes) {
    if (isAtFile()) {
      read(bytes);
      return;
    }
    int room = Math.min(bytes.length, fieldBytesMax - fieldBytes);
    fieldBytes += room;
    read(Arrays.copyOf(bytes, room));
    if (room < bytes.length) {
      if (!isAtFile()) {
        throw new IngestFailure(
            FORM_TOO_LARGE, "more than " + fieldBytesMax + " bytes precede the file");
      }
      read(Arrays.copyOfRange(bytes, room, bytes.length));
    }
  }

  private void read(byte[] bytes) {
    if (state == State.END) {
      return;
    }
    pending = joined(pending, bytes);
    boolean more = true;
    while (more) {
      more =
          switch (state) {
            case HEAD -> head();
            case FIELD -> field();
            case FILE -> file();
            case END -> false;
          };
    }
  }

  /** There are no more bytes. Throws where the file has not ended. */
  void end() {
    if (state != State.END) {
      throw state == State.FILE
          ? new IngestFailure(INCOMPLETE_BODY, "the form ends within its file")
          : malformed("the form has no file");
    }
  }

  private boolean head() {
    int end = find(END_OF_HEAD);
    if (pending.length >= 2 && pending[0] == '-' && pending[1] == '-') {
      throw malformed("the form has no file");
    }
    if (end < 0) {
      return false;
    }
    String head = new String(pending, 0, end, UTF_8);
    if (!head.startsWith("\r\n")) {
      throw malformed("a delimiter is not followed by a line's end");
    }
    take(end + END_OF_HEAD.length);
    String disposition = disposition(head);
    name = parameter(disposition, "name").toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw malformed("a part has no name");
    }
    state = State.FIELD;
    if (name.equals(FILE)) {
      fileName = parameter(disposition, "filename");
      state = State.FILE;
    }
    return true;
  }

  private static String disposition(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
        return line.substring(20);
      }
    }
    throw malformed("a part has no Content-Disposition");
  }

  /** The value of {@code name="value"}; empty where it is not there. */
  private static String parameter(String disposition, String name) {
    for (String item : disposition.split(";", -1)) {
      String text = item.strip();
      if (text.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
        String value = text.substring(name.length() + 1).strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
    }
    return "";
  }

  /** What precedes the first delimiter is a field without a name, which nobody keeps. */
  private boolean field() {
    int end = find(delimiter);
    if (end < 0) {
      return false;
    }
    if (!name.isEmpty()) {
      values.put(name, new String(pending, 0, end, UTF_8));
    }
    take(end + delimiter.length);
    state = State.HEAD;
    return true;
  }

  private boolean file() {
    int end = find(delimiter);
    // What may be the beginning of a delimiter waits for more.
    int sure = end < 0 ? Math.max(0, pending.length - delimiter.length + 1) : end;
    if (sure > 0) {
      payload.accept(Buffer.buffer(Arrays.copyOf(pending, sure)));
      take(sure);
    }
    if (end >= 0) {
      state = State.END;
      pending = new byte[0];
    }
    return false;
  }

  private void take(int count) {
    seen = 0;
    pending = Arrays.copyOfRange(pending, count, pending.length);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private int find(byte[] wanted) {
    for (int last = pending.length - wanted.length; seen <= last; seen++) {
      if (pending[seen] == wanted[0]
          && Arrays.equals(pending, seen, seen + wanted.length, wanted, 0, wanted.length)) {
        return seen;
      }
    }
    return -1;
  }

  private static IngestFailure malformed(String what) {
    return new IngestFailure(MALFORMED_FORM, what);
  }
}
