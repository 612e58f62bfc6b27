package io.sluice.gateway.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A body that ends too early leaves nothing: no object, no file, no open file, and the old object.
 */
@Tag("slow")
final class CutOffBodyTest extends OneServer {
  private static final int SIZE = 3 << 20;
  private static final String INFLIGHT = "sluice_s3_requests_inflight";
  private static final byte[] BODY = noise(SIZE, 1);

  /** How the bytes are wrapped. */
  enum Coding {
    PLAIN,
    CHUNKED;

    byte[] wire() {
      return this == PLAIN ? BODY : chunked(BODY, true);
    }

    String[] headers() {
      return this == PLAIN ? new String[0] : CHUNKED_HEADERS;
    }
  }

  /** How the client goes away. */
  enum End {
    RESET,
    HALF_CLOSED,
    CLOSED
  }

  private static final String[] CHUNKED_HEADERS = {
    "x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "content-encoding", "aws-chunked",
    "x-amz-decoded-content-length", Integer.toString(SIZE),
    "x-amz-trailer", "x-amz-checksum-crc32"
  };

  private static byte[] chunked(byte[] body, boolean whole) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (int start = 0; start < body.length; start += 64 << 10) {
      int length = Math.min(64 << 10, body.length - start);
      wire.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
      wire.write(body, start, length);
      wire.writeBytes("\r\n".getBytes(US_ASCII));
    }
    if (whole) {
      CRC32 crc = new CRC32();
      crc.update(body);
      byte[] sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
      String text = Base64.getEncoder().encodeToString(sum);
      wire.writeBytes(("0\r\nx-amz-checksum-crc32:" + text + "\r\n\r\n").getBytes(US_ASCII));
    }
    return wire.toByteArray();
  }

  private record Case(Coding coding, End end) {}

  @ParameterizedTest
  @EnumSource
  void whatIsWholeArrives(Coding coding) {
    assertThat(s3.put(BUCKET, "whole", coding.wire(), coding.headers()).status()).isEqualTo(200);
    assertThat(s3.get(BUCKET, "whole").body()).isEqualTo(BODY);
  }

  @Test
  void nothingOfANewObjectIsLeft() throws IOException {
    for (Case way : ways()) {
      String key = "new/deep/" + UUID.randomUUID();
      List<String> before = SluiceProcess.tree(sluice.data());
      cut(way, S3Wire.path(BUCKET, key));
      assertThat(s3.get(BUCKET, key).status()).as("%s", way).isEqualTo(404);
      awaitNoOpenFile();
      assertThat(SluiceProcess.tree(sluice.data())).as("%s", way).isEqualTo(before);
    }
  }

  @Test
  void theOldObjectStays() throws IOException {
    byte[] old = noise(100_000, 2);
    s3.put(BUCKET, "old", old, "x-amz-meta-age", "old");
    Answer before = s3.head(BUCKET, "old");
    for (Case way : ways()) {
      cut(way, S3Wire.path(BUCKET, "old"));
      Answer now = s3.get(BUCKET, "old");
      assertThat(now.body()).as("%s", way).isEqualTo(old);
      assertThat(now.etag()).isEqualTo(before.etag());
      assertThat(now.header("last-modified")).isEqualTo(before.header("last-modified"));
      assertThat(now.header("x-amz-meta-age")).isEqualTo("old");
    }
  }

  @Test
  void noPartIsLeftAndTheUploadCanStillBeCompleted() throws IOException {
    String upload = s3.createUpload(BUCKET, "parts");
    String part = S3Wire.path(BUCKET, "parts") + "?partNumber=1&uploadId=" + upload;
    for (Case way : ways()) {
      cut(way, part);
      Answer parts = s3.send("GET", S3Wire.path(BUCKET, "parts") + "?uploadId=" + upload);
      assertThat(parts.elements("PartNumber")).as("%s", way).isEmpty();
    }
    String etag = s3.uploadPart(BUCKET, "parts", upload, 1, BODY).etag();
    assertThat(s3.complete(BUCKET, "parts", upload, etag).status()).isEqualTo(200);
    assertThat(s3.get(BUCKET, "parts").body()).isEqualTo(BODY);
  }

  /** At whichever moment: also while the server still opens the file, and does not read yet. */
  @Test
  void whoeverHangsUpLeavesNoOpenFile() throws IOException {
    for (int i = 0; i < 200; i++) {
      try (Sending sending = s3.begin("PUT", S3Wire.path(BUCKET, "hung-up"), SIZE)) {
        sending.write(Arrays.copyOf(BODY, i * 1000));
        sending.reset();
      }
    }
    awaitNoOpenFile();
    Await.until("no request is under way", () -> sluice.metric(INFLIGHT) == 0);
    assertThat(s3.head(BUCKET, "hung-up").status()).isEqualTo(404);
  }

  @Test
  void aReaderThatHangsUpLeavesNoOpenFile() throws IOException {
    s3.put(BUCKET, "read", noise(20 << 20, 3));
    for (int i = 0; i < 20; i++) {
      try (Sending sending = s3.begin("GET", S3Wire.path(BUCKET, "read"), 0)) {
        Await.until("the object is being read", () -> !openFiles().isEmpty());
        sending.reset();
      }
      awaitNoOpenFile();
    }
    Await.until("no request is under way", () -> sluice.metric(INFLIGHT) == 0);
    assertThat(sluice.log()).as("to hang up is no error of ours").doesNotContain("\"ERROR\"");
  }

  @Test
  void chunksThatEndWithoutALastOneAreIncomplete() {
    Answer answer = s3.put(BUCKET, "no-last", chunked(BODY, false), CHUNKED_HEADERS);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("IncompleteBody");
    assertThat(s3.head(BUCKET, "no-last").status()).isEqualTo(404);
  }

  @Test
  void aWrongDigestLeavesTheOldObject() {
    s3.put(BUCKET, "digest", new byte[] {1});
    Answer answer = s3.put(BUCKET, "digest", BODY, "content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");
    assertThat(answer.code()).isEqualTo("BadDigest");
    assertThat(s3.get(BUCKET, "digest").body()).containsExactly(1);
  }

  private static List<Case> ways() {
    return Arrays.stream(Coding.values())
        .flatMap(coding -> Arrays.stream(End.values()).map(end -> new Case(coding, end)))
        .toList();
  }

  /** Sends two thirds, waits until the server holds them in an open file, and goes. */
  private static void cut(Case way, String target) throws IOException {
    byte[] wire = way.coding.wire();
    try (Sending sending = s3.begin("PUT", target, wire.length, way.coding.headers())) {
      sending.write(Arrays.copyOf(wire, wire.length * 2 / 3));
      Await.until("the body is being written", () -> !openFiles().isEmpty());
      switch (way.end) {
        case RESET -> sending.reset();
        case HALF_CLOSED -> sending.half();
        case CLOSED -> {} // right below
      }
    }
    awaitNoOpenFile();
  }

  private static void awaitNoOpenFile() {
    Await.untilEmpty("open files", CutOffBodyTest::openFiles);
  }

  /** Files of the data folder, nameless ones too, that the server has open and can write. */
  private static List<String> openFiles() {
    try (var links = Files.list(Path.of("/proc", Long.toString(sluice.pid()), "fd"))) {
      return links.map(CutOffBodyTest::target).filter(CutOffBodyTest::isBody).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBody(String file) {
    return file.startsWith(sluice.data().toString())
        && (file.endsWith("(deleted)")
            || file.contains("/uploads/")
            || file.startsWith(tree().toString()));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
