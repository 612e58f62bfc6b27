package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log, read while the server runs. */
@Tag("slow")
final class AuditLogTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private static List<JsonNode> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(AuditLogTest::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  /** The line of a request, once it is there. */
  private static JsonNode line(Path file, Answer answer) {
    String id = answer.header("x-amz-request-id");
    Await.until("the audit log tells of " + answer, () -> !of(file, id).isEmpty());
    assertThat(of(file, id)).hasSize(1);
    return of(file, id).getFirst();
  }

  private static List<JsonNode> of(Path file, String id) {
    return lines(file).stream()
        .filter(line -> line.path("request_id").asText().equals(id))
        .toList();
  }

  @Test
  void tellsWhoWasRefusedAndWhatWasChanged() throws Exception {
    try (SluiceProcess sluice = SluiceProcess.start(folder.resolve("data"))) {
      Path file = sluice.data().resolve("audit/audit.log");
      JsonNode made = line(file, sluice.client().createBucket("bucket"));
      assertThat(made.path("message").asText()).isEqualTo("changed");
      assertThat(made.path("operation").asText()).isEqualTo("CreateBucket");
      assertThat(made.path("target").asText()).isEqualTo("bucket/bucket");
      assertThat(made.path("principal").asText()).isEqualTo("root");
      assertThat(made.path("access_key").asText()).isEqualTo(SluiceProcess.ACCESS_KEY);
      assertThat(made.path("remote").asText()).isEqualTo("127.0.0.1");
      assertThat(made.path("result").asText()).isEqualTo("done");

      JsonNode wrong = line(file, as(sluice, SluiceProcess.ACCESS_KEY, "wrong").get("bucket", "k"));
      assertRefused(wrong, "SignatureDoesNotMatch", "-", SluiceProcess.ACCESS_KEY);
      JsonNode unknown = line(file, as(sluice, "NOSUCHKEY", "wrong").get("bucket", "k\n{}"));
      assertRefused(unknown, "InvalidAccessKeyId", "-", "NOSUCHKEY");
      assertThat(unknown.path("target").asText()).isEqualTo("/bucket/k%0A%7B%7D");
      assertThat(unknown.path("operation").asText()).isEqualTo("GetObject");
      JsonNode anonymous = line(file, unsigned(sluice, "/bucket/k"));
      assertRefused(anonymous, "AccessDenied", "anonymous", "");

      Answer fine = sluice.client().put("bucket", "key", new byte[1]);
      line(file, unsigned(sluice, "/bucket/later"));
      assertThat(of(file, fine.header("x-amz-request-id"))).isEmpty();
      assertThat(sluice.log()).doesNotContain("\"logger\":\"audit\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
  }

  private static void assertRefused(JsonNode line, String error, String who, String key) {
    assertThat(line.path("message").asText()).isEqualTo("refused");
    assertThat(line.path("error").asText()).isEqualTo(error);
    assertThat(line.path("principal").asText()).isEqualTo(who);
    assertThat(line.path("access_key").asText()).isEqualTo(key);
    assertThat(line.path("remote").asText()).isEqualTo("127.0.0.1");
    assertThat(line.path("time").asText()).endsWith("Z");
  }

  private static S3Wire as(SluiceProcess sluice, String accessKey, String secret) {
    return new S3Wire(sluice.port(), accessKey, secret);
  }

  private static Answer unsigned(SluiceProcess sluice, String path) throws IOException {
    String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    try (Sending sending = new Sending(sluice.port())) {
      return sending.write(head.getBytes(StandardCharsets.US_ASCII)).answer();
    }
  }

  @Test
  void aFullFileIsPutAsideAndTheOldestGoes() throws Exception {
    Path file = folder.resolve("log/who.jsonl");
    Map<String, String> settings =
        Map.of(
            "SLUICE_AUDIT_FILE", file.toString(),
            "SLUICE_AUDIT_SIZE", "4KiB",
            "SLUICE_AUDIT_FILES", "2");
    try (SluiceProcess sluice = SluiceProcess.start(folder.resolve("data"), settings, List.of())) {
      Await.until(
          "two files are put aside",
          () -> {
            denied(sluice);
            return Files.exists(file.resolveSibling("who.jsonl.2"));
          });
      long first = Files.size(file.resolveSibling("who.jsonl.2"));
      Await.until(
          "the oldest goes",
          () -> {
            denied(sluice);
            return size(file.resolveSibling("who.jsonl.2")) != first;
          });
      assertThat(file.resolveSibling("who.jsonl.3")).doesNotExist();
      assertThat(lines(file.resolveSibling("who.jsonl.1"))).isNotEmpty();
    }
  }

  private static void denied(SluiceProcess sluice) {
    try {
      assertThat(unsigned(sluice, "/?" + "k".repeat(500)).status()).isEqualTo(403);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }
}
