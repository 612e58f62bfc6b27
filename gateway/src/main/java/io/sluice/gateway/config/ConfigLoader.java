package io.sluice.gateway.config;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration once: defaults, then the file, then the environment, then the command
 * line, each over those before. What it does not know it refuses.
 */
public final class ConfigLoader {
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Schema.Leaf> schema = Schema.of(SluiceConfig.DEFAULTS);
  private final Map<String, Object> values = new LinkedHashMap<>();

  private ConfigLoader() {}

  /**
   * Loads.
   *
   * @param file YAML, where there is one
   * @param environment all of it; what does not begin with {@code SLUICE_} is not looked at
   * @param overrides text by key, from the command line
   * @throws ConfigFailure naming everything that is wrong
   */
  public static SluiceConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    ConfigLoader loader = new ConfigLoader();
    ConfigSources sources = new ConfigSources(loader.schema, loader.problems);
    file.ifPresent(path -> loader.merge(sources.file(path.toString(), read(path))));
    loader.merge(sources.environment(environment));
    loader.merge(new LinkedHashMap<>(overrides));
    SluiceConfig config = loader.bind("", SluiceConfig.DEFAULTS);
    if (!loader.problems.isEmpty()) {
      throw new ConfigFailure(loader.problems);
    }
    return config;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigFailure(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** Maps grow key by key; everything else is replaced. */
  private void merge(Map<String, Object> more) {
    more.forEach((key, value) -> values.merge(key, value, ConfigLoader::over));
  }

  private static Object over(Object old, Object value) {
    if (old instanceof Map<?, ?> below && value instanceof Map<?, ?> above) {
      Map<Object, Object> merged = new LinkedHashMap<>(below);
      merged.putAll(above);
      return merged;
    }
    return value;
  }

  private <R extends Record> R bind(String prefix, R defaults) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + components[i].getName();
      Object value = Schema.value(components[i], defaults);
      arguments[i] =
          Schema.isSection(value) ? bind(key + ".", (Record) value) : leaf(key, schema.get(key));
    }
    return create(prefix, defaults, components, arguments);
  }

  private Object leaf(String key, Schema.Leaf leaf) {
    Object raw = values.get(key);
    if (raw == null) {
      return leaf.value();
    }
    try {
      return Values.parse(leaf.type(), raw);
    } catch (IllegalArgumentException e) {
      Object shown = leaf.type().getTypeName().contains("Secret") ? Secret.STARS : raw;
      problems.add(key + ": \"" + shown + "\" given, expected " + e.getMessage());
      return leaf.value();
    }
  }

  @SuppressWarnings("unchecked")
  private <R extends Record> R create(
      String prefix, R defaults, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = defaults.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      problems.add(complaint(prefix, e.getCause()));
      return defaults;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record of settings cannot be made", e);
    }
  }

  private static String complaint(String prefix, Throwable cause) {
    return cause instanceof Check.OutOfRange bound
        ? prefix + bound.name() + ": " + bound.complaint()
        : prefix + ": " + cause.getMessage();
  }
}
