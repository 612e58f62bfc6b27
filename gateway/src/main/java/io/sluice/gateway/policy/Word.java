package io.sluice.gateway.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A choice as it is written in settings and answers: {@code TAKE_OVER} is {@code take-over}. */
public final class Word {

  private Word() {}

  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The choice that is written so. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
    return Stream.of(type.getEnumConstants()).filter(each -> of(each).equals(text)).findFirst();
  }

  /** All that can be chosen, for people. */
  public static String all(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Word::of).collect(Collectors.joining(", "));
  }
}
