package io.sluice.posix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How one segment of a key (what stands between two slashes) is called in a directory.
 *
 * <p>Nearly always by itself. Where a name cannot say it, or is taken by a directory, it has an
 * escaped form below a reserved prefix; segments that are too long for any name get a directory
 * named by their hash, which holds their name in a file:
 *
 * <pre>
 * notes.txt                    the object's file, or the directory of what is below
 * .sluice.f=notes.txt          the object's file, where a directory notes.txt exists
 * .sluice.f=                   the file of the empty segment: the object "a/" is a/.sluice.f=
 * .sluice.d=                   the directory of the empty segment: "a//b" is a/.sluice.d=/b
 * .sluice.h=HASH/.sluice.name  the text of a segment too long for a name
 * .sluice.h=HASH/.sluice.self  the file of that segment; what is below it lies beside
 * .sluice.t=ID                 on its way in; never shown
 * </pre>
 */
final class Names {

  static final String RESERVED = ".sluice.";
  static final String FILE = RESERVED + "f=";
  static final String DIRECTORY = RESERVED + "d=";
  static final String HASHED = RESERVED + "h=";
  static final String TEMPORARY = RESERVED + "t=";
  static final String HASHED_FILE = RESERVED + "self";
  static final String HASHED_TEXT = RESERVED + "name";

  private static final int NAME_BYTES_MAX = 255;

  private Names() {}

  /** Whether the segment can be a name itself. */
  static boolean isPlain(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && !segment.startsWith(RESERVED)
        && fits(segment);
  }

  /** The directory of what is below the segment. */
  static String directory(String segment) {
    if (isPlain(segment)) {
      return segment;
    }
    return fits(DIRECTORY + segment) ? DIRECTORY + segment : hashed(segment);
  }

  /**
   * Whether the segment's file can have an escaped name beside the plain one; else it is in the
   * hashed directory.
   */
  static boolean escapedFits(String segment) {
    return fits(FILE + segment);
  }

  static String hashed(String segment) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(segment.getBytes(StandardCharsets.UTF_8));
      return HASHED + HexFormat.of().formatHex(hash, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean fits(String name) {
    return name.length() * 3 <= NAME_BYTES_MAX
        || name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES_MAX;
  }
}
