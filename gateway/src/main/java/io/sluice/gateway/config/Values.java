package io.sluice.gateway.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns text into typed values and back. */
final class Values {

  private record Kind(String expected, Function<String, Object> parse) {}

  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          int.class, new Kind("a whole number", Integer::valueOf),
          long.class, new Kind("a whole number", Long::valueOf),
          boolean.class, new Kind("true or false", Values::truth),
          String.class, new Kind("text", text -> text),
          ByteSize.class, new Kind("a size such as 64KiB, 8MiB or 5GiB", ByteSize::parse),
          Duration.class, new Kind("a duration such as 250ms, 30s or 5m", Durations::parse),
          Path.class, new Kind("a path", Path::of),
          URI.class, new Kind("a URI", URI::create),
          Secret.class, new Kind("text", Secret::new));

  private Values() {}

  /** The value, or an {@link IllegalArgumentException} that says what is expected. */
  static Object parse(Type type, Object raw) {
    if (type instanceof ParameterizedType generic) {
      return parseGeneric(generic, raw);
    }
    Class<?> plain = (Class<?>) type;
    Kind kind = plain.isEnum() ? enumeration(plain) : KINDS.get(plain);
    if (!(raw instanceof String text)) {
      throw new IllegalArgumentException(kind.expected);
    }
    try {
      return kind.parse.apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(kind.expected, e);
    }
  }

  private static Object parseGeneric(ParameterizedType type, Object raw) {
    Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == Optional.class) {
      return Optional.of(parse(last, raw));
    }
    if (type.getRawType() == List.class) {
      return items(raw).stream().map(item -> parse(last, item)).toList();
    }
    if (raw instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .collect(Collectors.toMap(e -> (String) e.getKey(), e -> parse(last, e.getValue())));
    }
    throw new IllegalArgumentException("keys with values");
  }

  /** A list, or text with commas, which is how a list looks in the environment. */
  private static List<?> items(Object raw) {
    if (raw instanceof String text) {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }
    if (raw instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("a list");
  }

  /** How the value is written in a file; null where there is none. */
  static Object format(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Values::format).orElse(null);
      case List<?> list -> list.stream().map(Values::format).toList();
      case Map<?, ?> map -> map;
      case Duration duration -> Durations.format(duration);
      case Enum<?> name -> name.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Kind enumeration(Class<?> type) {
    List<?> constants = List.of(type.getEnumConstants());
    List<Object> names = constants.stream().map(Values::format).toList();
    String expected = names.stream().map(Object::toString).collect(Collectors.joining(", "));
    return new Kind("one of " + expected, text -> constants.get(names.indexOf(text)));
  }
}
