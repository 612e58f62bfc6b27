package io.sluice.gateway.representation;

/** Whether text from elsewhere (a query, say) can stand in the head of an answer. */
public final class HeaderText {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private HeaderText() {}

  /** RFC 9110 section 5.5: no control characters but the tab. */
  public static boolean isValue(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\t');
  }

  /** RFC 9110 section 5.1: a token. */
  public static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(HeaderText::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }
}
