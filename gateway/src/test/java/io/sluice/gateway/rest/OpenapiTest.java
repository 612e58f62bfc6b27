package io.sluice.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.gateway.rest.RestRow.BodyKind;
import io.sluice.gateway.rest.error.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The contract and the table say the same, either way. */
class OpenapiTest {
  private static final Set<String> METHODS =
      Set.of("get", "head", "put", "post", "patch", "delete");

  private final JsonNode contract = load();

  private static JsonNode load() {
    try (InputStream in = OpenapiTest.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An operation as text that can be compared. */
  private record Row(
      String method,
      String path,
      BodyKind body,
      Set<String> pathParameters,
      Set<String> query,
      Set<String> headers,
      Set<Integer> statuses,
      boolean isPublic) {}

  private Map<String, Row> promised() {
    Map<String, Row> rows = new TreeMap<>();
    contract
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(entry -> {
                  if (METHODS.contains(entry.getKey())) {
                    JsonNode operation = entry.getValue();
                    String id = operation.path("operationId").asText();
                    Row row = row(path.getKey(), path.getValue(), entry.getKey(), operation);
                    assertThat(rows.put(id, row)).as("operationId %s comes twice", id).isNull();
                  }
                }));
    return rows;
  }

  private Row row(String path, JsonNode item, String method, JsonNode operation) {
    List<JsonNode> parameters =
        Stream.concat(elements(item.path("parameters")), elements(operation.path("parameters")))
            .map(this::resolved)
            .toList();
    return new Row(
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        body(operation.path("requestBody").path("content")),
        named(parameters, "path"),
        named(parameters, "query"),
        named(parameters, "header"),
        operation.path("responses").properties().stream()
            .map(response -> Integer.valueOf(response.getKey()))
            .collect(Collectors.toCollection(TreeSet::new)),
        operation.has("security") && operation.path("security").isEmpty());
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static Set<String> named(Collection<JsonNode> parameters, String in) {
    return parameters.stream()
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .map(parameter -> parameter.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static BodyKind body(JsonNode content) {
    if (content.isMissingNode()) {
      return BodyKind.NONE;
    }
    return content.has("application/json") ? BodyKind.JSON : BodyKind.STREAM;
  }

  private static Row row(RestOperation operation) {
    Set<Integer> statuses = new TreeSet<>(operation.statuses());
    if (!operation.isPublic()) {
      statuses.addAll(RestOperation.COMMON);
    }
    Set<String> inPath = new TreeSet<>();
    for (String segment : operation.path().split("/", -1)) {
      if (segment.startsWith("{")) {
        inPath.add(segment.substring(1, segment.length() - 1));
      }
    }
    return new Row(
        operation.method(),
        operation.path(),
        operation.body(),
        inPath,
        new TreeSet<>(operation.query()),
        new TreeSet<>(operation.headers()),
        statuses,
        operation.isPublic());
  }

  @Test
  void tableAndContractSayTheSame() {
    Map<String, Row> served = new TreeMap<>();
    Arrays.stream(RestOperation.values()).forEach(op -> served.put(op.wire(), row(op)));
    assertThat(served).isEqualTo(promised());
  }

  @Test
  void bothKnowTheSameProblems() {
    List<String> codes = new ArrayList<>();
    elements(contract.at("/components/schemas/ProblemCode/enum"))
        .forEach(c -> codes.add(c.asText()));
    assertThat(codes)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values()).map(ProblemCode::wire).toList());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = contract.findValuesAsText("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(contract.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void onlyTheContractIsForEverybody() {
    assertThat(RestOperation.values())
        .filteredOn(RestOperation::isPublic)
        .containsExactly(RestOperation.GET_OPENAPI);
    assertThat(RestOperation.of("getOpenapi")).contains(RestOperation.GET_OPENAPI);
  }
}
