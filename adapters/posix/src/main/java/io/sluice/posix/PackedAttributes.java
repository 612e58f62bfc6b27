package io.sluice.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Attributes as bytes: a run of fields, each a tag, a length and so many bytes.
 *
 * <p>Dense on purpose. An inode of ext4 has some 60 bytes to spare for an attribute; what needs
 * more costs a block of its own, which a listing then has to read for every object. An MD5, a usual
 * content type, a CRC and a usual verdict stay below that.
 */
final class PackedAttributes {

  /**
   * A content type that clients send often is kept as its place in this list, which may grow but
   * never change.
   */
  private static final List<String> USUAL_TYPES =
      List.of(
          "application/octet-stream",
          "binary/octet-stream",
          "text/plain",
          "application/pdf",
          "image/jpeg",
          "image/png",
          "text/html",
          "text/csv",
          "application/json",
          "application/xml",
          "application/zip",
          "application/gzip",
          "text/plain; charset=utf-8",
          "application/x-directory",
          "application/x-www-form-urlencoded");

  /** As kept on disk; may grow but never change. */
  private static final List<ChecksumAlgorithm> ALGORITHMS =
      List.of(
          ChecksumAlgorithm.CRC32,
          ChecksumAlgorithm.CRC32C,
          ChecksumAlgorithm.CRC64NVME,
          ChecksumAlgorithm.SHA1,
          ChecksumAlgorithm.SHA256,
          ChecksumAlgorithm.SHA512,
          ChecksumAlgorithm.MD5,
          ChecksumAlgorithm.XXHASH64,
          ChecksumAlgorithm.XXHASH3,
          ChecksumAlgorithm.XXHASH128);

  private static final int MD5_ETAG = 1;
  private static final int PARTS_ETAG = 2;
  private static final int OTHER_ETAG = 3;
  private static final int USUAL_TYPE = 4;
  private static final int HEADER = 5;
  private static final int USER = 6;
  private static final int ANNOTATION = 7;
  private static final int CHECKSUM = 8;
  private static final int UPLOAD_ID = 9;
  private static final int PARTS = 10;
  private static final int PARTS_ASIDE = 11;
  private static final int USUAL_ANNOTATION = 12;

  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  private PackedAttributes() {}

  /** The place of an algorithm in the list above. */
  static byte indexOf(ChecksumAlgorithm algorithm) {
    return (byte) ALGORITHMS.indexOf(algorithm);
  }

  static ChecksumAlgorithm algorithm(byte index) {
    return ALGORITHMS.get(index);
  }

  static byte[] pack(Attributes attributes) {
    Fields out = new Fields();
    packETag(attributes.etag().value(), out);
    attributes.metadata().headers().forEach((name, value) -> packHeader(name, value, out));
    attributes.metadata().user().forEach((name, value) -> out.pair(USER, name, value));
    attributes.metadata().annotations().forEach((name, value) -> packAnnotation(name, value, out));
    attributes.checksums().forEach(checksum -> packChecksum(checksum, out));
    if (!attributes.uploadId().isEmpty()) {
      out.field(UPLOAD_ID, HEX.parseHex(attributes.uploadId()));
    }
    switch (attributes.parts()) {
      case KeptParts.None() -> {}
      case KeptParts.Here(ByteBuffer packed) ->
          out.field(PARTS, bytes(packed.duplicate(), packed.remaining()));
      case KeptParts.Aside(String sidecar) -> out.field(PARTS_ASIDE, sidecar.getBytes(US_ASCII));
    }
    return out.bytes.toByteArray();
  }

  private static void packETag(String etag, Fields out) {
    int dash = etag.indexOf('-');
    if (dash < 0 && isMd5(etag)) {
      out.field(MD5_ETAG, HEX.parseHex(etag));
    } else if (dash == 32 && isMd5(etag.substring(0, 32)) && isCount(etag.substring(33))) {
      byte[] value =
          ByteBuffer.allocate(18)
              .put(HEX.parseHex(etag, 0, 32))
              .putShort((short) Integer.parseInt(etag.substring(33)))
              .array();
      out.field(PARTS_ETAG, value);
    } else {
      out.field(OTHER_ETAG, etag.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isMd5(String text) {
    return text.length() == 32
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** As two bytes say it again. */
  private static boolean isCount(String text) {
    return COUNT.matcher(text).matches();
  }

  private static void packHeader(String name, String value, Fields out) {
    int usual = name.equals("content-type") ? USUAL_TYPES.indexOf(value) : -1;
    if (usual >= 0) {
      out.field(USUAL_TYPE, new byte[] {(byte) usual});
    } else {
      out.pair(HEADER, name, value);
    }
  }

  private static void packAnnotation(String name, String value, Fields out) {
    UsualAnnotations.pack(name, value)
        .ifPresentOrElse(
            packed -> out.field(USUAL_ANNOTATION, packed), () -> out.pair(ANNOTATION, name, value));
  }

  private static void packChecksum(Checksum checksum, Fields out) {
    byte[] raw = checksum.raw();
    int dash = checksum.value().indexOf('-');
    int parts = dash < 0 ? 0 : Integer.parseInt(checksum.value().substring(dash + 1));
    ByteBuffer value = ByteBuffer.allocate(1 + raw.length + (parts > 0 ? 2 : 0));
    value.put(indexOf(checksum.algorithm())).put(raw);
    if (parts > 0) {
      value.putShort((short) parts);
    }
    out.field(CHECKSUM, value.array());
  }

  /** The reverse; fails on bytes that {@link #pack} did not make. */
  static Attributes unpack(ByteBuffer in) {
    ETag etag = null;
    String uploadId = "";
    Map<String, String> headers = new HashMap<>();
    Map<String, String> user = new HashMap<>();
    Map<String, String> annotations = new HashMap<>();
    List<Checksum> checksums = new ArrayList<>();
    KeptParts parts = KeptParts.NONE;
    while (in.hasRemaining()) {
      int tag = in.get();
      ByteBuffer value = value(in);
      switch (tag) {
        case MD5_ETAG -> etag = ETag.ofMd5(bytes(value, 16));
        case PARTS_ETAG ->
            etag = new ETag(HEX.formatHex(bytes(value, 16)) + "-" + value.getShort());
        case OTHER_ETAG -> etag = new ETag(text(value));
        case USUAL_TYPE -> headers.put("content-type", USUAL_TYPES.get(value.get()));
        case HEADER -> pair(value, headers);
        case USER -> pair(value, user);
        case ANNOTATION -> pair(value, annotations);
        case USUAL_ANNOTATION -> UsualAnnotations.unpack(value, annotations);
        case CHECKSUM -> checksums.add(checksum(value));
        case UPLOAD_ID -> uploadId = HEX.formatHex(bytes(value, value.remaining()));
        case PARTS -> parts = new KeptParts.Here(value);
        case PARTS_ASIDE -> parts = new KeptParts.Aside(text(value));
        default -> throw new IllegalArgumentException("unknown field " + tag);
      }
    }
    return new Attributes(
        etag, new ObjectMetadata(headers, user, annotations), checksums, uploadId, parts);
  }

  /**
   * The sidecar that the parts are in, also out of bytes that nobody vouches for: of a file that
   * has become foreign it must go, too.
   */
  static Optional<String> partsAside(ByteBuffer in) {
    try {
      while (in.hasRemaining()) {
        int tag = in.get();
        ByteBuffer value = value(in);
        if (tag == PARTS_ASIDE) {
          return Optional.of(text(value));
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException madeUp) {
      // Then it names none.
    }
    return Optional.empty();
  }

  private static Checksum checksum(ByteBuffer value) {
    ChecksumAlgorithm algorithm = algorithm(value.get());
    byte[] raw = bytes(value, algorithm.bytes());
    return value.hasRemaining()
        ? Checksum.composite(algorithm, raw, value.getShort())
        : Checksum.fullObject(algorithm, raw);
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in, in.remaining()), StandardCharsets.UTF_8);
  }

  private static void pair(ByteBuffer value, Map<String, String> into) {
    String both = text(value);
    int end = both.indexOf('\0');
    into.put(both.substring(0, end), both.substring(end + 1));
  }

  /** The value of a field whose tag was taken. */
  private static ByteBuffer value(ByteBuffer in) {
    ByteBuffer value = in.slice(in.position() + lengthBytes(in), peekLength(in));
    in.position(in.position() + lengthBytes(in) + value.remaining());
    return value;
  }

  /** A length below 255 takes one byte, a longer one five: 255 and an int. */
  private static int lengthBytes(ByteBuffer in) {
    return (in.get(in.position()) & 0xff) < 255 ? 1 : 5;
  }

  private static int peekLength(ByteBuffer in) {
    int first = in.get(in.position()) & 0xff;
    return first < 255 ? first : in.getInt(in.position() + 1);
  }

  private static final class Fields {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    void pair(int tag, String name, String value) {
      field(tag, (name + '\0' + value).getBytes(StandardCharsets.UTF_8));
    }

    void field(int tag, byte[] value) {
      bytes.write(tag);
      if (value.length < 255) {
        bytes.write(value.length);
      } else {
        bytes.write(255);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
      }
      bytes.writeBytes(value);
    }
  }
}
