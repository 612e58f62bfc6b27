package io.sluice.gateway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Flattens file and environment to what was set for which key: text, a list, or a map. */
final class ConfigSources {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern SERVICE_LINK =
      Pattern.compile("SLUICE_(SERVICE_(HOST|PORT)(_.*)?|PORT(_[0-9]+_.*)?)");

  /** Read by the launcher and by commands that ask a gateway, not by us. */
  private static final Set<String> LAUNCHER =
      Set.of("SLUICE_JAVA_OPTS", "SLUICE_GC", "SLUICE_ENDPOINT");

  private final Map<String, Schema.Leaf> schema;
  private final List<String> problems;

  ConfigSources(Map<String, Schema.Leaf> schema, List<String> problems) {
    this.schema = schema;
    this.problems = problems;
  }

  Map<String, Object> file(String name, String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      flatten("", YAML.readTree(text), values);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      problems.add(name + ": not YAML" + where + ": " + e.getOriginalMessage());
    }
    return values;
  }

  private void flatten(String key, JsonNode node, Map<String, Object> values) {
    Schema.Leaf leaf = schema.get(key);
    if (leaf != null) {
      if (!node.isNull()) {
        values.put(key, plain(node));
      }
    } else if (node.isObject() && isSection(key)) {
      String prefix = key.isEmpty() ? "" : key + ".";
      node.properties().forEach(e -> flatten(prefix + e.getKey(), e.getValue(), values));
    } else if (!key.isEmpty() && !(node.isNull() && isSection(key))) {
      unknown(key);
    }
  }

  private boolean isSection(String key) {
    return key.isEmpty() || schema.keySet().stream().anyMatch(k -> k.startsWith(key + "."));
  }

  private static Object plain(JsonNode node) {
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
      return map;
    }
    return node.asText();
  }

  Map<String, Object> environment(Map<String, String> environment) {
    Map<String, Object> values = new LinkedHashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith("SLUICE_") && !LAUNCHER.contains(name) && !isServiceLink(name)) {
        variable(name, value, values);
      }
    });
    return values;
  }

  /** Kubernetes tells every container of a service named "sluice" in such variables. */
  private static boolean isServiceLink(String name) {
    return SERVICE_LINK.matcher(name).matches();
  }

  private void variable(String name, String value, Map<String, Object> values) {
    for (Schema.Leaf leaf : schema.values()) {
      if (leaf.isOpen() && name.startsWith(leaf.environment() + "_")) {
        String inner = camelCase(name.substring(leaf.environment().length() + 1));
        openMap(values, leaf.key()).put(inner, value);
        return;
      }
      if (leaf.environment().equals(name)) {
        values.put(leaf.key(), value);
        return;
      }
    }
    List<String> names = schema.values().stream().map(Schema.Leaf::environment).toList();
    Nearest.to(name, names)
        .ifPresent(near -> problems.add(name + ": no such variable; the nearest is " + near));
  }

  /** {@code LOCK_WAIT_SECONDS} is {@code lockWaitSeconds}. */
  private static String camelCase(String name) {
    StringBuilder key = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
      boolean first = key.isEmpty() || word.isEmpty();
      key.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> openMap(Map<String, Object> values, String key) {
    return (Map<String, Object>) values.computeIfAbsent(key, k -> new LinkedHashMap<>());
  }

  private void unknown(String key) {
    Nearest.to(key, schema.keySet())
        .ifPresent(near -> problems.add(key + ": no such key; the nearest is " + near));
  }
}
