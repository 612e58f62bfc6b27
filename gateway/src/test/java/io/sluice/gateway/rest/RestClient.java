package io.sluice.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.gateway.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Speaks REST with a key, and sees to it that nothing is answered that the contract leaves out. */
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI web;
  private final String authorization;

  private RestClient(URI web, String authorization) {
    this.web = web;
    this.authorization = authorization;
  }

  /** As the root key. */
  public static RestClient of(Gateway gateway) {
    return of(gateway, Gateway.ACCESS_KEY, Gateway.SECRET_KEY);
  }

  public static RestClient of(Gateway gateway, String accessKey, String secretKey) {
    return new RestClient(gateway.web(), basic(accessKey, secretKey));
  }

  /** Nobody. */
  public static RestClient anonymous(Gateway gateway) {
    return new RestClient(gateway.web(), "");
  }

  public static String basic(String accessKey, String secretKey) {
    byte[] pair = (accessKey + ":" + secretKey).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** A query's part. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public static String object(String bucket, String key) {
    return "/buckets/" + bucket + "/object?key=" + encode(key);
  }

  public static String object(String bucket, String key, String what) {
    return "/buckets/" + bucket + "/object/" + what + "?key=" + encode(key);
  }

  /** An answer. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Answer assertStatus(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }

    /** A problem document of that code. */
    public JsonNode assertProblem(int status, String code) {
      assertStatus(status);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      JsonNode problem = json();
      assertThat(problem.path("code").asText()).as(text()).isEqualTo(code);
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asText()).endsWith("#" + code);
      assertThat(problem.path("requestId").asText()).isEqualTo(header("request-id"));
      return problem;
    }
  }

  public Answer get(String target, String... headers) {
    return call("GET", target, new byte[0], headers);
  }

  public Answer head(String target, String... headers) {
    return call("HEAD", target, new byte[0], headers);
  }

  public Answer delete(String target, String... headers) {
    return call("DELETE", target, new byte[0], headers);
  }

  public Answer put(String target, String text, String... headers) {
    return call("PUT", target, text.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** With a JSON body. */
  public Answer send(String method, String target, String json, String... headers) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = "Content-Type";
    more[headers.length + 1] = "application/json";
    return call(method, target, json.getBytes(StandardCharsets.UTF_8), more);
  }

  public Answer post(String target, String json, String... headers) {
    return send("POST", target, json, headers);
  }

  /**
   * Any request.
   *
   * @param target below the root of REST, with its query
   * @param headers names and values by turns
   */
  public Answer call(String method, String target, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(web + RestOperation.ROOT + target))
            .method(method, BodyPublishers.ofByteArray(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    Answer answer = new Answer(send(request.build()));
    assertPromised(method, target, answer);
    assertThat(answer.header("request-id")).hasSize(16);
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    return answer;
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertPromised(String method, String target, Answer answer) {
    String path = target.replaceFirst("\\?.*", "");
    List<RestOperation> rows =
        Arrays.stream(RestOperation.values())
            .filter(row -> row.method().equals(method))
            .filter(row -> path.matches(pattern(row)))
            .toList();
    if (!rows.isEmpty()) {
      RestOperation row = rows.getFirst();
      assertThat(row.statuses().contains(answer.status()) || isCommon(row, answer))
          .as("%s must not answer %s: %s", row.wire(), answer.status(), answer.text())
          .isTrue();
    }
  }

  private static String pattern(RestOperation row) {
    return row.path().replace("{object}", ".+").replaceAll("\\{\\w+\\}", "[^/]+");
  }

  private static boolean isCommon(RestOperation row, Answer answer) {
    return !row.isPublic() && RestOperation.COMMON.contains(answer.status());
  }
}
