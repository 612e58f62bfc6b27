package io.sluice.spi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where a control document lies: a folder of one level, and a name in it.
 *
 * @param folder 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 * @param name 1 to 255 bytes of UTF-8 without {@code /} and NUL, not starting with a dot, so that
 *     every bucket's name is one
 */
public record ControlName(String folder, String name) implements Comparable<ControlName> {

  public static final int MAX_BYTES = 255;

  private static final Pattern FOLDER = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public ControlName {
    if (!FOLDER.matcher(folder).matches() || !isValid(name)) {
      throw new IllegalArgumentException("not the name of a control document");
    }
  }

  /** Whether a document can have this name within its folder. */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '.'
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && Utf8.isWellFormed(name)
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  @Override
  public int compareTo(ControlName other) {
    int folders = folder.compareTo(other.folder);
    return folders != 0 ? folders : Utf8.compare(name, other.name);
  }

  @Override
  public String toString() {
    return folder + "/" + name;
  }
}
