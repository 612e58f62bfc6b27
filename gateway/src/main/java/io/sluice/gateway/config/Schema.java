package io.sluice.gateway.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The keys that a tree of records makes, in the order of their components. */
final class Schema {

  /** A key and what it is by default. */
  record Leaf(String key, Type type, Object value) {

    /** Whether what stands below the key is not ours to know. */
    boolean isOpen() {
      return value instanceof Map;
    }

    /** {@code limits.headerBytes} becomes {@code SLUICE_LIMITS_HEADER_BYTES}. */
    String environment() {
      StringBuilder name = new StringBuilder("SLUICE_");
      for (int i = 0; i < key.length(); i++) {
        char c = key.charAt(i);
        if (Character.isUpperCase(c)) {
          name.append('_');
        }
        name.append(c == '.' ? '_' : c);
      }
      return name.toString().toUpperCase(Locale.ROOT);
    }
  }

  private Schema() {}

  static Map<String, Leaf> of(Record defaults) {
    Map<String, Leaf> leaves = new LinkedHashMap<>();
    collect("", defaults, leaves);
    return leaves;
  }

  private static void collect(String prefix, Record defaults, Map<String, Leaf> leaves) {
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      String key = prefix + component.getName();
      Object value = value(component, defaults);
      if (isSection(value)) {
        collect(key + ".", (Record) value, leaves);
      } else {
        leaves.put(key, new Leaf(key, component.getGenericType(), value));
      }
    }
  }

  static boolean isSection(Object value) {
    return value instanceof Record && !(value instanceof ByteSize) && !(value instanceof Secret);
  }

  static Object value(RecordComponent component, Record owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessor cannot be read", e);
    }
  }
}
