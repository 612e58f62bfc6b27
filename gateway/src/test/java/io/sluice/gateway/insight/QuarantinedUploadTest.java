package io.sluice.gateway.insight;

import static io.sluice.gateway.Gateway.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.gateway.Gateway;
import io.sluice.gateway.People.Person;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.rest.RestClient;
import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** What is found on the way in is refused, and kept where only an operator gets at it. */
@Tag("slow")
final class QuarantinedUploadTest {
  @RegisterExtension static final ScannedGateway SCANNED = new ScannedGateway();

  private static final byte[] LETTER = "Ein Brief an die Eltern".getBytes(StandardCharsets.UTF_8);
  private static final byte[] VIRUS = Samples.eicar();

  private final String bucket = SCANNED.bucket("{\"infected\":\"quarantine\"}");

  private static S3Client s3() {
    return SCANNED.gateway().s3();
  }

  /** The only one that was put aside. */
  private JsonNode quarantined() {
    JsonNode objects = SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects");
    assertThat(objects).hasSize(1);
    return objects.get(0);
  }

  private void assertQuarantined(String key, long size, String verdict) {
    JsonNode object = quarantined();
    assertThat(object.path("bucket").asText()).isEqualTo(bucket);
    assertThat(object.path("key").asText()).isEqualTo(key);
    assertThat(object.path("size").asLong()).isEqualTo(size);
    assertThat(object.path("scan").path("verdict").asText()).isEqualTo(verdict);
    assertThat(object.path("scan").path("engine").asText()).startsWith("ClamAV");
  }

  private void assertNothingIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).isEmpty();
    }
  }

  private void release() {
    String id = quarantined().path("id").asText();
    SCANNED.rest().post("/quarantine/release", "{\"id\":\"" + id + "\"}").assertStatus(200);
    assertThat(SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects")).isEmpty();
  }

  private static void assertVirus(ThrowingCallable call) {
    assertThat(assertFails(403, "VirusFound", call).awsErrorDetails().errorMessage())
        .contains("Eicar-Test-Signature", "put into quarantine");
  }

  @Test
  void anUploadIsKeptWithAllThatIsKnownOfIt() {
    Person writer = SCANNED.gateway().people().person();
    SCANNED.gateway().people().grant(bucket, writer.grantee(), "", Right.READ, Right.WRITE);
    SCANNED.put(bucket, "dir/key", LETTER);
    S3Client theirs = SCANNED.gateway().s3(writer);
    assertVirus(() ->
        theirs.putObject(
            r ->
                r.bucket(bucket)
                    .key("dir/key")
                    .contentType("text/x-odd")
                    .metadata(Map.of("a", "b")),
            RequestBody.fromBytes(VIRUS)));
    assertThat(SCANNED.get(bucket, "dir/key")).isEqualTo(LETTER);
    assertQuarantined("dir/key", VIRUS.length, "infected");
    assertThat(quarantined().path("scan").path("signature").asText())
        .startsWith("Eicar-Test-Signature");
    assertThat(quarantined().path("writer").asText()).isEqualTo(writer.id());
    SCANNED.rest().delete(RestClient.object(bucket, "dir/key")).assertStatus(204);
    release();
    var released = theirs.getObjectAsBytes(r -> r.bucket(bucket).key("dir/key"));
    assertThat(released.asByteArray()).isEqualTo(VIRUS);
    assertThat(released.response().contentType()).isEqualTo("text/x-odd");
    assertThat(released.response().metadata()).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void nothingOfItIsLeftInTheBucket() throws IOException {
    assertVirus(() -> SCANNED.put(bucket, "some/where/deep", VIRUS));
    assertFails(404, "", () -> SCANNED.get(bucket, "some/where/deep"));
    assertNothingIn(SCANNED.file(bucket, ""));
    String id = quarantined().path("id").asText();
    SCANNED.rest().delete("/quarantine?id=" + RestClient.encode(id)).assertStatus(204);
    assertThat(SCANNED.rest().get("/quarantine?bucket=" + bucket).json().path("objects")).isEmpty();
  }

  @Test
  void restSaysSoToo() {
    JsonNode problem =
        SCANNED
            .rest()
            .call("PUT", RestClient.object(bucket, "virus"), VIRUS)
            .assertProblem(403, "VirusFound");
    assertThat(problem.path("detail").asText()).contains("put into quarantine");
    SCANNED.rest().get(RestClient.object(bucket, "virus")).assertProblem(404, "NoSuchObject");
    assertQuarantined("virus", VIRUS.length, "infected");
  }

  @Test
  void aFormSaysSoToo() throws IOException, GeneralSecurityException {
    String body = form("form/virus", new String(VIRUS, StandardCharsets.ISO_8859_1));
    try (RawClient raw = SCANNED.gateway().raw()) {
      raw.send(
          "POST /"
              + bucket
              + " HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=xx\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      RawClient.Answer answer = raw.answer();
      assertThat(answer.status()).as(answer.body()).isEqualTo(403);
      assertThat(answer.body()).contains("<Code>VirusFound</Code>", "put into quarantine");
    }
    assertQuarantined("form/virus", VIRUS.length, "infected");
  }

  /** Signed as forms were before version 4. */
  private String form(String key, String file) throws GeneralSecurityException {
    String conditions = "[{\"bucket\":\"" + bucket + "\"},{\"key\":\"" + key + "\"}]";
    String json =
        "{\"expiration\":\""
            + Instant.now().plusSeconds(60)
            + "\",\"conditions\":"
            + conditions
            + "}";
    Base64.Encoder base64 = Base64.getEncoder();
    String policy = base64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(Gateway.SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] signature = mac.doFinal(policy.getBytes(StandardCharsets.UTF_8));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key);
    fields.put("AWSAccessKeyId", Gateway.ACCESS_KEY);
    fields.put("policy", policy);
    fields.put("signature", base64.encodeToString(signature));
    fields.put("file\"; filename=\"virus.txt", file);
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append("--xx\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
            .append(value + "\r\n"));
    return body.append("--xx--\r\n").toString();
  }

  @Test
  void anUploadInPartsIsKeptAndOver() {
    byte[] archive = Samples.zip(100, VIRUS);
    String id = s3().createMultipartUpload(r -> r.bucket(bucket).key("parts")).uploadId();
    String etag =
        s3().uploadPart(
                r -> r.bucket(bucket).key("parts").uploadId(id).partNumber(1),
                RequestBody.fromBytes(archive))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    assertVirus(() ->
        s3().completeMultipartUpload(r ->
            r.bucket(bucket).key("parts").uploadId(id).multipartUpload(m -> m.parts(part))));
    assertFails(404, "", () -> SCANNED.get(bucket, "parts"));
    assertFails(
        404, "NoSuchUpload", () -> s3().listParts(r -> r.bucket(bucket).key("parts").uploadId(id)));
    assertQuarantined("parts", archive.length, "infected");
    release();
    assertThat(SCANNED.get(bucket, "parts")).isEqualTo(archive);
  }

  @Test
  void ofACopyACopyIsKept() {
    String unscanned = SCANNED.bucket("{\"profile\":\"backup\"}");
    SCANNED.put(unscanned, "virus", VIRUS);
    assertVirus(() ->
        s3().copyObject(r ->
            r.sourceBucket(unscanned)
                .sourceKey("virus")
                .destinationBucket(bucket)
                .destinationKey("copied")));
    assertFails(404, "", () -> SCANNED.get(bucket, "copied"));
    assertThat(SCANNED.get(unscanned, "virus")).isEqualTo(VIRUS);
    assertQuarantined("copied", VIRUS.length, "infected");
    release();
    assertThat(SCANNED.get(bucket, "copied")).isEqualTo(VIRUS);
  }

  @Test
  void whatCouldNotBeMovedStays() {
    String unscanned = SCANNED.bucket("{\"profile\":\"backup\"}");
    SCANNED.put(unscanned, "virus", VIRUS);
    SCANNED
        .rest()
        .post(
            RestClient.object(unscanned, "virus", "move"),
            "{\"to\":{\"bucket\":\"" + bucket + "\",\"key\":\"moved\"}}")
        .assertProblem(403, "VirusFound");
    assertThat(SCANNED.get(unscanned, "virus")).isEqualTo(VIRUS);
    assertFails(404, "", () -> SCANNED.get(bucket, "moved"));
    assertQuarantined("moved", VIRUS.length, "infected");
  }

  @Test
  void whatCannotBeLookedIntoIsKeptWherePolicySaysSo() {
    SCANNED
        .rest()
        .send(
            "PATCH",
            "/buckets/" + bucket + "/settings",
            "{\"policy\":{\"unscanned\":{\"encrypted\":\"quarantine\"}}}")
        .assertStatus(200);
    byte[] locked = Samples.encryptedZip();
    assertThat(
            assertFails(403, "NotScanned", () -> SCANNED.put(bucket, "locked", locked))
                .awsErrorDetails()
                .errorMessage())
        .contains("encrypted", "put into quarantine");
    assertQuarantined("locked", locked.length, "not-scanned");
  }
}
