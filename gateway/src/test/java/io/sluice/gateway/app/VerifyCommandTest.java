package io.sluice.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Verifies a tree beside the gateway that serves it. */
class VerifyCommandTest {
  @TempDir static Path data;

  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("storage.type", "posix"));

  private final String bucket = GATEWAY.bucket();

  private record Run(int code, String out, String err) {}

  private static Run verify(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[arguments.length + 3];
    all[0] = "verify";
    all[1] = "--data";
    all[2] = GATEWAY.data().toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    int code =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    return new Run(code, out.toString(), err.toString());
  }

  private Path file(String key) {
    return GATEWAY.data().resolve("buckets").resolve(bucket).resolve(key);
  }

  /** As a disk that forgets: nobody wrote, so the file's time is as it was. */
  private void rot(String key, int at) throws IOException {
    Path file = file(key);
    FileTime time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(file, time);
  }

  @Test
  void whatIsWholeIsTheSame() {
    GATEWAY.put(bucket, "a", "hello");
    GATEWAY.put(bucket, "folder/b", "");
    Run run = verify(bucket);
    assertThat(run.out())
        .isEqualTo(
            "2 objects, 5 bytes read: 2 same, 0 different, 0 unreadable, 0 foreign, 0 incomparable\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void whatRottedIsTold() throws IOException {
    GATEWAY.put(bucket, "good", "hello");
    GATEWAY.put(bucket, "folder/bad", "hello");
    rot("folder/bad", 2);
    Run run = verify(bucket);
    assertThat(run.out())
        .contains("different " + bucket + "/folder/bad: ETag ")
        .contains("recorded 5d41402abc4b2a76b9719d911017c592")
        .contains("1 same, 1 different");
    assertThat(run.code()).isEqualTo(1);
    Run json = verify(bucket + "/folder", "--json", "--rate", "1MB/s");
    assertThat(json.out())
        .contains("{\"bucket\":\"" + bucket + "\",\"key\":\"folder/bad\",\"outcome\":\"different\"")
        .contains("{\"objects\":1,\"bytes\":5,\"same\":0,");
    assertThat(verify(bucket + "/good").code()).isZero();
  }

  @Test
  void filesOfOthersAreCountedApart() throws IOException {
    Files.writeString(file("foreign"), "anything");
    assertThat(verify(bucket).out()).contains("0 same, 0 different, 0 unreadable, 1 foreign");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC64_NVME", "SHA256", "SHA512", "XXHASH3"})
  void partsAreVerifiedToo(ChecksumAlgorithm algorithm) throws IOException {
    String upload =
        GATEWAY
            .s3()
            .createMultipartUpload(r -> r.bucket(bucket).key("k").checksumAlgorithm(algorithm))
            .uploadId();
    CompletedPart one = part(upload, 1, "x".repeat(5 << 20), algorithm);
    CompletedPart two = part(upload, 2, "y".repeat(100_000), algorithm);
    GATEWAY
        .s3()
        .completeMultipartUpload(r ->
            r.bucket(bucket).key("k").uploadId(upload).multipartUpload(m -> m.parts(one, two)));
    assertThat(verify(bucket).out()).contains("1 same");
    rot("k", (5 << 20) + 50_000);
    Run run = verify(bucket);
    assertThat(run.out()).contains("different " + bucket + "/k: ETag ");
    assertThat(run.code()).isEqualTo(1);
  }

  private CompletedPart part(String upload, int number, String body, ChecksumAlgorithm algorithm) {
    var answer =
        GATEWAY
            .s3()
            .uploadPart(
                r ->
                    r.bucket(bucket)
                        .key("k")
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumAlgorithm(algorithm),
                RequestBody.fromString(body));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumCRC32(answer.checksumCRC32())
        .checksumCRC64NVME(answer.checksumCRC64NVME())
        .checksumSHA256(answer.checksumSHA256())
        .checksumSHA512(answer.checksumSHA512())
        .checksumXXHASH3(answer.checksumXXHASH3())
        .build();
  }

  @Test
  void aRunGoesOnWhereItWasStopped() {
    for (String key : new String[] {"a", "b", "c"}) {
      GATEWAY.put(bucket, key, "hello");
    }
    assertThat(verify(bucket, "--after", bucket + "/a").out()).startsWith("2 objects");
    String zzz = "zzz-" + bucket;
    GATEWAY.s3().createBucket(r -> r.bucket(zzz));
    GATEWAY.put(zzz, "d", "hello");
    assertThat(verify("--after", bucket + "/b").out()).doesNotStartWith("0 objects");
    assertThat(verify("--after", zzz + "/c").out()).startsWith("1 objects");
    GATEWAY.s3().deleteObject(r -> r.bucket(zzz).key("d"));
    GATEWAY.s3().deleteBucket(r -> r.bucket(zzz));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(verify("missing-bucket").code()).isEqualTo(2);
    assertThat(verify("..").err()).contains("is no name of a bucket");
    assertThat(verify(bucket, "--rate", "fast").err()).contains("--rate: \"fast\" given");
    Run nowhere = run("verify", "--data", data.toString());
    assertThat(nowhere.err()).contains("there is no master key");
    assertThat(data).isEmptyDirectory();
  }

  private static Run run(String... arguments) {
    StringWriter err = new StringWriter();
    int code = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    return new Run(code, "", err.toString());
  }
}
