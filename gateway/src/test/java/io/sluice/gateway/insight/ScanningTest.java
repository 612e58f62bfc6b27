package io.sluice.gateway.insight;

import static io.sluice.gateway.Gateway.assertFails;
import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.People.Person;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.rest.RestClient;
import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** EICAR by every way in: nobody else ever reads it. */
@Tag("slow")
final class ScanningTest {
  @RegisterExtension static final ScannedGateway SCANNED = new ScannedGateway();

  @RegisterExtension final AuditLines audit = new AuditLines();

  private static final byte[] LETTER = "Ein Brief an die Eltern".getBytes(StandardCharsets.UTF_8);

  private static void assertRefused(String bucket, String key, byte[] bytes) {
    S3Exception refused = assertFails(403, "VirusFound", () -> SCANNED.put(bucket, key, bytes));
    assertThat(refused.awsErrorDetails().errorMessage()).contains("Eicar-Test-Signature");
    assertThat(Files.exists(SCANNED.file(bucket, key))).isFalse();
    assertFails(404, "", () -> SCANNED.get(bucket, key));
  }

  /** More than is judged before it is seen, with the virus at its end. */
  private static final byte[] LARGE = Samples.zip(2 * ScannedGateway.INLINE_MAX, Samples.eicar());

  @Test
  void aCleanUploadSaysSo() {
    String bucket = SCANNED.bucket("{}");
    SCANNED.put(bucket, "letter", LETTER);
    assertThat(SCANNED.get(bucket, "letter")).isEqualTo(LETTER);
    RestClient.Answer head = SCANNED.rest().head(RestClient.object(bucket, "letter"));
    assertThat(head.header("x-sluice-verdict")).isEqualTo("clean");
    assertThat(head.header("x-sluice-scan-engine")).startsWith("ClamAV");
    assertThat(head.header("x-sluice-scan-time")).startsWith("20");
    assertThat(
            SCANNED
                .gateway()
                .s3()
                .headObject(r -> r.bucket(bucket).key("letter"))
                .sdkHttpResponse()
                .firstMatchingHeader("x-sluice-verdict"))
        .contains("clean");
  }

  @Test
  void aVirusIsRefusedAndTheOldObjectStays() {
    String bucket = SCANNED.bucket("{}");
    SCANNED.put(bucket, "old", LETTER);
    assertFails(403, "VirusFound", () -> SCANNED.put(bucket, "old", Samples.eicar()));
    assertThat(SCANNED.get(bucket, "old")).isEqualTo(LETTER);
    assertRefused(bucket, "plain", Samples.eicar());
    assertRefused(bucket, "zip", Samples.zip(100, Samples.eicar()));
    assertThat(audit.lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains(
                    "target=" + bucket + "/zip",
                    "verdict=infected:Eicar-Test-Signature",
                    "result=refused",
                    "principal=root"));
  }

  @Test
  void restRefusesItInItsOwnWords() {
    String bucket = SCANNED.bucket("{}");
    SCANNED
        .rest()
        .call("PUT", RestClient.object(bucket, "virus"), Samples.eicar())
        .assertProblem(403, "VirusFound");
    SCANNED.rest().get(RestClient.object(bucket, "virus")).assertProblem(404, "NoSuchObject");
  }

  @Test
  void aSmallUploadInPartsIsJudgedBeforeItIsSeen() {
    String bucket = SCANNED.bucket("{}");
    S3Client s3 = SCANNED.gateway().s3();
    String id = s3.createMultipartUpload(r -> r.bucket(bucket).key("small")).uploadId();
    String etag =
        s3.uploadPart(
                r -> r.bucket(bucket).key("small").uploadId(id).partNumber(1),
                RequestBody.fromBytes(Samples.eicar()))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    assertFails(
        403,
        "VirusFound",
        () ->
            s3.completeMultipartUpload(r ->
                r.bucket(bucket).key("small").uploadId(id).multipartUpload(m -> m.parts(part))));
    assertFails(404, "", () -> SCANNED.get(bucket, "small"));
    assertThat(Files.exists(SCANNED.file(bucket, "small"))).isFalse();
  }

  @Test
  void aLargeUploadIsPendingForOthersAndTheOldOneComesBack() {
    String bucket = SCANNED.bucket("{}");
    Person writer = SCANNED.gateway().people().person();
    Person reader = SCANNED.gateway().people().person();
    SCANNED.gateway().people().grant(bucket, writer.grantee(), "", Right.READ, Right.WRITE);
    SCANNED.gateway().people().grant(bucket, reader.grantee(), "", Right.READ);
    SCANNED.put(bucket, "large", LETTER);
    SCANNED.clamd().hang();
    try {
      SCANNED
          .gateway()
          .s3(writer)
          .putObject(r -> r.bucket(bucket).key("large"), RequestBody.fromBytes(LARGE));
      assertThat(SCANNED.verdict(bucket, "large")).isEqualTo("pending");
      assertThat(
              SCANNED
                  .gateway()
                  .s3(writer)
                  .getObjectAsBytes(r -> r.bucket(bucket).key("large"))
                  .asByteArray())
          .isEqualTo(LARGE);
      assertFails(
          503,
          "SlowDown",
          () -> SCANNED.gateway().s3(reader).getObjectAsBytes(r -> r.bucket(bucket).key("large")));
      RestClient.of(SCANNED.gateway(), reader.accessKeyId(), reader.secret())
          .get(RestClient.object(bucket, "large"))
          .assertProblem(425, "TooEarly");
    } finally {
      SCANNED.clamd().goOn();
    }
    eventually("the old one is back", () -> SCANNED.verdict(bucket, "large").equals("clean"));
    assertThat(SCANNED.get(bucket, "large")).isEqualTo(LETTER);
    assertThat(SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects"))
        .hasSize(1);
  }

  @Test
  void quarantineCanBeListedReleasedAndDeleted() {
    String bucket = SCANNED.bucket("{\"scanning\":\"deferred\"}");
    SCANNED.put(bucket, "dir/one", Samples.eicar());
    SCANNED.put(bucket, "two", Samples.eicar());
    eventually("both are put aside", () -> quarantined(bucket).size() == 2);
    assertFails(404, "", () -> SCANNED.get(bucket, "dir/one"));
    String id = idOf(bucket, "dir/one");
    SCANNED.rest().post("/quarantine/release", "{\"id\":\"" + id + "\"}").assertStatus(200);
    assertThat(SCANNED.get(bucket, "dir/one")).isEqualTo(Samples.eicar());
    rescan(bucket);
    assertThat(SCANNED.get(bucket, "dir/one")).isEqualTo(Samples.eicar());
    SCANNED
        .rest()
        .delete("/quarantine?id=" + RestClient.encode(idOf(bucket, "two")))
        .assertStatus(204);
    assertThat(quarantined(bucket)).isEmpty();
    SCANNED
        .rest()
        .delete("/quarantine?id=" + RestClient.encode(id))
        .assertProblem(404, "NoSuchResource");
  }

  /** And waits until all was looked at. */
  private static void rescan(String bucket) {
    String id =
        SCANNED
            .rest()
            .post("/jobs", "{\"kind\":\"rescan\",\"bucket\":\"" + bucket + "\"}")
            .assertStatus(201)
            .json()
            .path("id")
            .asText();
    eventually("it ends", () -> SCANNED.rest().get("/jobs/" + id).json().has("ended"));
  }

  private static List<String> quarantined(String bucket) {
    List<String> ids = new ArrayList<>();
    SCANNED
        .rest()
        .get("/quarantine?bucket=" + bucket)
        .json()
        .path("objects")
        .forEach(object -> ids.add(object.path("id").asText()));
    return ids;
  }

  private static String idOf(String bucket, String key) {
    for (var object : SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects")) {
      if (object.path("key").asText().equals(key)) {
        return object.path("id").asText();
      }
    }
    throw new AssertionError(key + " is not in quarantine");
  }

  /** With that checksum in place of its source's, where one is given. */
  private static void copy(String from, String to, String key, ChecksumAlgorithm sum) {
    SCANNED
        .gateway()
        .s3()
        .copyObject(r ->
            r.sourceBucket(from)
                .sourceKey(key)
                .destinationBucket(to)
                .destinationKey(key)
                .checksumAlgorithm(sum));
  }

  @Test
  void aCopyFromWhereNobodyScansIsScanned() {
    String unscanned = SCANNED.bucket("{\"profile\":\"backup\"}");
    String bucket = SCANNED.bucket("{}");
    SCANNED.put(unscanned, "virus", Samples.eicar());
    SCANNED.put(unscanned, "letter", LETTER);
    for (ChecksumAlgorithm sum : new ChecksumAlgorithm[] {null, ChecksumAlgorithm.SHA256}) {
      assertFails(403, "VirusFound", () -> copy(unscanned, bucket, "virus", sum));
      assertFails(404, "", () -> SCANNED.get(bucket, "virus"));
      copy(unscanned, bucket, "letter", sum);
      assertThat(SCANNED.verdict(bucket, "letter")).isEqualTo("clean");
    }
    SCANNED
        .rest()
        .post(
            RestClient.object(unscanned, "virus", "move"),
            "{\"to\":{\"bucket\":\"" + bucket + "\",\"key\":\"moved\"}}")
        .assertProblem(403, "VirusFound");
  }

  @Test
  void aFileThatOthersPutThereIsScannedBeforeItIsRead() throws IOException {
    String bucket = SCANNED.bucket("{}");
    Files.write(SCANNED.file(bucket, "dropped"), Samples.eicar());
    Files.write(SCANNED.file(bucket, "fine"), LETTER);
    S3Exception refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            S3Exception.class, () -> SCANNED.get(bucket, "dropped"));
    assertThat(refused.statusCode()).isIn(503, 403, 404);
    eventually("it is put aside", () -> !Files.exists(SCANNED.file(bucket, "dropped")));
    eventually("the other one can be read", () -> canRead(bucket, "fine"));
    assertThat(SCANNED.verdict(bucket, "fine")).isEqualTo("clean");
  }

  private static boolean canRead(String bucket, String key) {
    try {
      return SCANNED.get(bucket, key).length > 0;
    } catch (S3Exception e) {
      return false;
    }
  }

  @Test
  void rescanFindsWhatCameInUnscanned() {
    String bucket = SCANNED.bucket("{\"scanning\":\"off\"}");
    SCANNED.put(bucket, "virus", Samples.eicar());
    SCANNED.put(bucket, "letter", LETTER);
    SCANNED
        .rest()
        .send("PATCH", "/buckets/" + bucket + "/settings", "{\"policy\":{}}")
        .assertStatus(200);
    rescan(bucket);
    eventually("it is put aside", () -> !Files.exists(SCANNED.file(bucket, "virus")));
    eventually("the other is clean", () -> SCANNED.verdict(bucket, "letter").equals("clean"));
  }

  @Test
  void whatCannotBeLookedIntoIsMarkedOrRefusedAsWanted() {
    String lenient = SCANNED.bucket("{}");
    SCANNED.put(lenient, "locked", Samples.encryptedZip());
    assertThat(SCANNED.verdict(lenient, "locked")).isEqualTo("not-scanned");
    String strict = SCANNED.bucket("{\"unscanned\":{\"encrypted\":\"refuse\"}}");
    assertFails(403, "NotScanned", () -> SCANNED.put(strict, "locked", Samples.encryptedZip()));
    SCANNED
        .rest()
        .send("PATCH", "/buckets/" + strict + "/settings", "{\"policy\":{\"scanning\":\"maybe\"}}")
        .assertProblem(400, "InvalidBody");
  }
}
