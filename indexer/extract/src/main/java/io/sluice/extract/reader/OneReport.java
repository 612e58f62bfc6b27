package io.sluice.extract.reader;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;
import org.apache.tika.metadata.listfilter.MetadataListFilter;

/**
 * Makes one report of what Tika tells of a document and of those within it: the gateway gets what
 * it needs and no more, however much metadata a document brings.
 */
final class OneReport extends MetadataListFilter {
  private static final long serialVersionUID = 1L;

  private static final int TITLE_CHARACTERS_MAX = 1000;

  /** Parsers that only choose another, or do nothing. */
  private static final List<String> EMPTY =
      List.of("EmptyParser", "DefaultParser", "CompositeParser", "AutoDetectParser");

  private final transient Budget budget;

  OneReport(Budget budget) {
    this.budget = budget;
  }

  @Override
  public List<Metadata> filter(List<Metadata> parts) {
    if (parts.isEmpty()) {
      return parts;
    }
    Metadata main = parts.getFirst();
    String text = joined(parts);
    Metadata report = new Metadata();
    report.set(Report.OUTCOME, outcome(parts, text));
    report.set(Report.TEXT, text);
    report.set(Metadata.CONTENT_TYPE, main.get(Metadata.CONTENT_TYPE));
    title(main).ifPresent(title -> report.set(Report.TITLE, title));
    Languages.of(text).ifPresent(language -> report.set(Report.LANGUAGE, language));
    return List.of(report);
  }

  private static Optional<String> title(Metadata main) {
    return Optional.ofNullable(main.get(TikaCoreProperties.TITLE))
        .map(title -> title.substring(0, Math.min(title.length(), TITLE_CHARACTERS_MAX)).strip())
        .filter(title -> !title.isEmpty());
  }

  private static String joined(List<Metadata> parts) {
    StringBuilder all = new StringBuilder();
    append(all, parts.getFirst().get(TikaCoreProperties.TIKA_CONTENT));
    for (Metadata part : parts.subList(1, parts.size())) {
      append(all, nameOf(part));
      append(all, part.get(TikaCoreProperties.TIKA_CONTENT));
    }
    return all.toString().strip();
  }

  private static void append(StringBuilder all, String text) {
    if (text != null) {
      all.append(text.strip()).append('\n');
    }
  }

  /** Pictures that are part of a text have names that nobody gave them. */
  private static String nameOf(Metadata part) {
    return isInline(part) ? null : part.get(TikaCoreProperties.RESOURCE_NAME_KEY);
  }

  private static boolean isInline(Metadata part) {
    return EmbeddedResourceType.INLINE
        .name()
        .equals(part.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
  }

  /** The gravest thing that happened to any part. */
  private String outcome(List<Metadata> parts, String text) {
    if (budget.wasHarmful() || any(parts, "zip bomb") || any(parts, "embedded depth")) {
      return "LIMITS";
    }
    if (isLocked(parts)) {
      return "ENCRYPTED";
    }
    if (any(parts, "UnsupportedFormatException") && text.isEmpty()) {
      return "UNSUPPORTED";
    }
    if (any(parts.stream().filter(part -> !isInline(part)).toList(), "")) {
      return "CORRUPT";
    }
    if (budget.wasCut() || parts.stream().anyMatch(OneReport::isCut)) {
      return "TRUNCATED";
    }
    return parts.size() == 1 && nobodyRead(parts.getFirst()) ? "UNSUPPORTED" : "COMPLETE";
  }

  private static boolean isLocked(List<Metadata> parts) {
    return any(parts, "EncryptedDocumentException")
        || any(parts, "feature encryption")
        || parts.stream()
            .anyMatch(part -> "true".equals(part.get(TikaCoreProperties.IS_ENCRYPTED)));
  }

  private static boolean isCut(Metadata part) {
    return "true".equals(part.get(TikaCoreProperties.WRITE_LIMIT_REACHED));
  }

  private static boolean nobodyRead(Metadata main) {
    return Stream.of(main.getValues(TikaCoreProperties.TIKA_PARSED_BY))
        .allMatch(parser -> EMPTY.contains(parser.substring(parser.lastIndexOf('.') + 1)));
  }

  /** Whether some part failed in a way that says this, in whatever case. */
  private static boolean any(List<Metadata> parts, String words) {
    return parts.stream()
        .flatMap(OneReport::failures)
        .anyMatch(
            failure -> failure.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
  }

  private static Stream<String> failures(Metadata part) {
    return Stream.of(
            TikaCoreProperties.CONTAINER_EXCEPTION,
            TikaCoreProperties.EMBEDDED_EXCEPTION,
            TikaCoreProperties.TIKA_META_EXCEPTION_EMBEDDED_STREAM)
        .flatMap(key -> Stream.of(part.getValues(key)))
        .filter(failure -> !failure.contains("ZeroByteFileException"));
  }
}
