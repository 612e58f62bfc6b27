package io.sluice.gateway.objects;

import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.representation.HeaderText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the parts of a {@link CorsRule} can be, whichever protocol brings them. */
public final class CorsRules {
  private static final Set<String> METHODS = Set.of("GET", "PUT", "HEAD", "POST", "DELETE");
  private static final int ID_CHARACTERS_MAX = 255;

  /** AWS's limit of the document. */
  private static final int CHARACTERS_MAX = 64 << 10;

  private CorsRules() {}

  public static boolean isId(String id) {
    return id.length() <= ID_CHARACTERS_MAX;
  }

  /** What the head of an answer can repeat, with one star at most. */
  public static boolean isOrigin(String origin) {
    return hasOneStar(origin) && HeaderText.isValue(origin);
  }

  public static boolean isMethod(String method) {
    return METHODS.contains(method);
  }

  /** A header that a page may send, with one star at most. */
  public static boolean isAllowedHeader(String header) {
    return hasOneStar(header) && HeaderText.isName(header);
  }

  /** A header that a page may read: without any star. */
  public static boolean isExposedHeader(String header) {
    return header.indexOf('*') < 0 && HeaderText.isName(header);
  }

  private static boolean hasOneStar(String text) {
    return text.indexOf('*') == text.lastIndexOf('*');
  }

  /** Whether a bucket can have all these rules. Each of them is kept in memory and on disk. */
  public static boolean fit(List<CorsRule> rules) {
    return rules.stream().mapToInt(CorsRules::characters).sum() <= CHARACTERS_MAX;
  }

  private static int characters(CorsRule rule) {
    return Stream.of(rule.origins(), rule.methods(), rule.headers(), rule.exposed())
        .flatMap(List::stream)
        .mapToInt(text -> text.length() + 1)
        .sum();
  }
}
