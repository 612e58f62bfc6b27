package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stopping is graceful, and a gateway keeps nothing that its store does not have. */
@Tag("slow")
final class RestartTest extends OneServer {

  @Test
  void anUploadUnderWayFinishesAndNoNewOneBegins() throws Exception {
    byte[] body = noise(4 << 20, 1);
    try (Sending upload = s3.begin("PUT", S3Wire.path(BUCKET, "late"), body.length)) {
      upload.write(Arrays.copyOf(body, body.length / 2));
      Await.until(
          "the upload is under way", () -> sluice.metric("sluice_s3_requests_inflight") >= 1);
      sluice.terminate();
      Await.until("nobody new gets in", () -> !getsIn());
      upload.write(Arrays.copyOfRange(body, body.length / 2, body.length));
      Answer answer = upload.answer();
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }
    // 143 is the shell's word for a process that SIGTERM ended.
    assertThat(sluice.awaitEnd()).isIn(0, 143);
    assertThat(sluice.log()).contains("\"stopped\"");
    restart();
    assertThat(s3.get(BUCKET, "late").body()).isEqualTo(body);
  }

  private static boolean getsIn() {
    try (Sending sending = s3.begin("GET", "/", 0)) {
      return sending.answer().status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void everythingIsTheSameAfterARestart() {
    String upload = fill();
    Map<String, String> before = everything(upload);
    assertThat(before.get("list")).contains("kept/a", "kept/\u00fc b", "kept/parts");
    assertThat(before.get("HEAD kept/a")).contains("x-amz-meta-colour=blue", "text/x-test");
    sluice.close();
    restart();
    assertThat(everything(upload)).isEqualTo(before);
    sluice.kill();
    restart();
    assertThat(everything(upload)).isEqualTo(before);
  }

  private static void restart() {
    sluice = sluice.again();
    s3 = sluice.client();
  }

  private static String fill() {
    s3.put(
        BUCKET,
        "kept/a",
        noise(70_000, 3),
        "content-type",
        "text/x-test",
        "cache-control",
        "no-cache",
        "x-amz-meta-colour",
        "blue");
    s3.put(BUCKET, "kept/\u00fc b", noise(7, 4));
    s3.put(BUCKET, "kept//empty", new byte[0]);
    s3.put(BUCKET, "kept", new byte[] {1});
    s3.put(BUCKET, "kept/", new byte[] {2});
    String whole = s3.createUpload(BUCKET, "kept/parts");
    String first = s3.uploadPart(BUCKET, "kept/parts", whole, 1, noise(5 << 20, 5)).etag();
    String last = s3.uploadPart(BUCKET, "kept/parts", whole, 2, noise(5, 6)).etag();
    assertThat(s3.complete(BUCKET, "kept/parts", whole, first, last).status()).isEqualTo(200);
    String open = s3.createUpload(BUCKET, "kept/open");
    assertThat(s3.uploadPart(BUCKET, "kept/open", open, 7, noise(6, 7)).status()).isEqualTo(200);
    return open;
  }

  private static Map<String, String> everything(String upload) {
    Map<String, String> all = new TreeMap<>();
    all.put("buckets", s3.send("GET", "/").text());
    Answer list = s3.send("GET", "/" + BUCKET + "?list-type=2&fetch-owner=true&prefix=kept");
    all.put("list", list.text());
    all.put("uploads", s3.send("GET", "/" + BUCKET + "?uploads").text());
    String parts = S3Wire.path(BUCKET, "kept/open") + "?uploadId=" + upload;
    all.put("parts", s3.send("GET", parts).text());
    for (String key : list.elements("Key")) {
      all.put("HEAD " + key, lasting(s3.head(BUCKET, key)).toString());
      all.put("GET " + key, Integer.toString(Arrays.hashCode(s3.get(BUCKET, key).body())));
    }
    return all;
  }

  private static Map<String, String> lasting(Answer answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    List.of("date", "x-amz-request-id", "x-amz-id-2").forEach(headers::remove);
    return headers;
  }
}
