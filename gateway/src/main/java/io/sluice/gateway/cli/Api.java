package io.sluice.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Calls of REST. Fails with {@link CliFailure}, which says what to do. */
final class Api {
  private static final String ROOT = "/api/v1";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

  private final URI endpoint;
  private final String accessKey;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIME)
          .build();

  Api(URI endpoint, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.accessKey = accessKey;
    byte[] pair = (accessKey + ":" + secretKey).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** A part of a path or a query. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) {
    return call("GET", path, Optional.empty());
  }

  JsonNode delete(String path) {
    return call("DELETE", path, Optional.empty());
  }

  JsonNode put(String path) {
    return call("PUT", path, Optional.empty());
  }

  JsonNode send(String method, String path, Map<String, ?> body) {
    return call(method, path, Optional.of(JSON.valueToTree(body)));
  }

  /** What all pages have in a field. */
  ArrayNode all(String path, String field) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    String next = "";
    do {
      JsonNode page = get(next.isEmpty() ? path : path + "?cursor=" + part(next));
      page.path(field).forEach(items::add);
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return items;
  }

  /** The user of this name or id. */
  JsonNode user(String name) {
    return found("user", "/users", "users", name);
  }

  /** The group of this name or id. */
  JsonNode group(String name) {
    return found("group", "/groups", "groups", name);
  }

  private JsonNode found(String kind, String path, String field, String name) {
    JsonNode named = get(path + "?name=" + part(name)).path(field).path(0);
    if (!named.isMissingNode()) {
      return named;
    }
    if (name.matches("[0-9a-f]{32}")) {
      return get(path + "/" + name);
    }
    throw CliFailure.failed(
        "there is no " + kind + " " + name + ": see 'sluice " + kind + " list'");
  }

  private JsonNode call(String method, String path, Optional<JsonNode> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + ROOT + path))
            .timeout(ANSWER_TIME)
            .header("Authorization", authorization);
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    request.method(
        method,
        body.map(json -> BodyPublishers.ofString(json.toString()))
            .orElseGet(BodyPublishers::noBody));
    return understood(sent(request.build()));
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw CliFailure.failed(
          "nobody answers at " + endpoint + ": start Sluice, or say where it is with --endpoint");
    } catch (SSLException e) {
      throw CliFailure.failed(
          "no TLS with "
              + endpoint
              + ": "
              + e.getMessage()
              + " (SLUICE_JAVA_OPTS can name a"
              + " -Djavax.net.ssl.trustStore)");
    } catch (IOException e) {
      throw CliFailure.failed("no answer from " + endpoint + ": " + e.getMessage());
    } catch (InterruptedException e) {
      throw CliFailure.failed("interrupted");
    }
  }

  private JsonNode understood(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 204) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode document = parsed(answer.body());
    if (status < 300 && document.isContainerNode()) {
      return document;
    }
    if (status == 401) {
      throw CliFailure.failed(
          "the key "
              + accessKey
              + " is not accepted at "
              + endpoint
              + ": is it the key of this"
              + " gateway, with its secret key?");
    }
    throw problem(status, document);
  }

  private CliFailure problem(int status, JsonNode document) {
    String title = document.path("title").asText("");
    if (title.isEmpty()) {
      return CliFailure.failed(
          endpoint + " is no web door of Sluice (status " + status + "): see --endpoint");
    }
    String detail = document.path("detail").asText(title);
    String id = document.path("requestId").asText("");
    return CliFailure.failed(
        withoutStop(detail) + " (" + document.path("code").asText() + ", request " + id + ")");
  }

  private static String withoutStop(String sentence) {
    String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
