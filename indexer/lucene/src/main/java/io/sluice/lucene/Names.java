package io.sluice.lucene;

/** Names of files as people read them. */
final class Names {

  private Names() {}

  /**
   * A name and, where that is another, the same with blanks where letters meet figures and small
   * letters capitals: {@code IMG20240131.jpg} and {@code annualReport.pdf} are found by their
   * parts.
   */
  static String words(String name) {
    StringBuilder apart = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      if (i > 0 && partBegins(name.charAt(i - 1), name.charAt(i))) {
        apart.append(' ');
      }
      apart.append(name.charAt(i));
    }
    return apart.length() == name.length() ? name : name + "\n" + apart;
  }

  private static boolean partBegins(char before, char here) {
    return (Character.isLetter(before) && Character.isDigit(here))
        || (Character.isDigit(before) && Character.isLetter(here))
        || (Character.isLowerCase(before) && Character.isUpperCase(here));
  }
}
