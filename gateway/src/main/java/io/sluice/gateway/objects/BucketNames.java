package io.sluice.gateway.objects;

/** The names that S3 lets people give to buckets. */
public final class BucketNames {

  private BucketNames() {}

  public static boolean isValid(String name) {
    return name.length() >= 3
        && name.length() <= 63
        && isPlain(name)
        && !isAddress(name)
        && !isReserved(name);
  }

  /**
   * Letters, digits, dots and dashes. It begins and ends with a letter or digit, and so does what
   * is between two dots: that is a label of a host name.
   */
  private static boolean isPlain(String name) {
    char before = '.';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = isAlphanumeric(c);
      boolean inner = (c == '-' && before != '.') || (c == '.' && isAlphanumeric(before));
      if (!plain && !inner) {
        return false;
      }
      before = c;
    }
    return isAlphanumeric(before);
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Four numbers with dots between, like an IP address. */
  private static boolean isAddress(String name) {
    String[] numbers = name.split("\\.", -1);
    if (numbers.length != 4) {
      return false;
    }
    for (String number : numbers) {
      if (number.length() > 3 || !number.chars().allMatch(Character::isDigit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReserved(String name) {
    return name.startsWith("xn--")
        || name.startsWith("sthree-")
        || name.endsWith("-s3alias")
        || name.endsWith("--ol-s3")
        || name.endsWith("--x-s3");
  }
}
