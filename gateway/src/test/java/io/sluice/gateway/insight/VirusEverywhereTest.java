package io.sluice.gateway.insight;

import static io.sluice.gateway.insight.ScannedGateway.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.People.Person;
import io.sluice.gateway.access.Right;
import io.sluice.gateway.rest.RestClient;
import io.sluice.scanner.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * EICAR, or what the bucket takes for as bad, by every way in, while another reads without a pause:
 * they never get it through any door, nobody finds its text, and the audit log tells of it.
 */
@Tag("slow")
final class VirusEverywhereTest {
  @RegisterExtension
  static final ScannedGateway SCANNED = new ScannedGateway(Map.of(), ScannedGateway.LARGE);

  @RegisterExtension final AuditLines audit = new AuditLines();

  private static final String KEY = "inbox/letter.docx";
  private static final int PART = 5 << 20;
  private static final int LARGE = 100 << 20;

  private interface Attack {
    void at(String bucket) throws IOException;
  }

  enum Way {
    PLAIN(bucket -> put(bucket, Samples.eicar())),
    PLAIN_BY_REST(bucket -> putByRest(bucket, Samples.eicar())),
    ZIP(bucket -> put(bucket, Samples.zip(100, Samples.eicar()))),
    ZIP_BY_REST(bucket -> putByRest(bucket, Samples.zip(100, Samples.eicar()))),
    DOCX(bucket -> put(bucket, InfectedLetter.docx(1_000))),
    DOCX_BY_REST(bucket -> putByRest(bucket, InfectedLetter.docx(1_000))),
    PADDED(bucket -> put(bucket, InfectedLetter.docx(LARGE))),
    PADDED_BY_REST(bucket -> putByRest(bucket, InfectedLetter.docx(LARGE))),
    TWO_PARTS(VirusEverywhereTest::inTwoParts),
    COPY(VirusEverywhereTest::copy),
    COPY_BY_REST(bucket -> byRest("copy", bucket)),
    MOVE_BY_REST(bucket -> byRest("move", bucket)),
    LOCKED(bucket -> {
      policy(bucket, "{'scanning':'deferred','unscanned':{'encrypted':'quarantine'}}");
      SCANNED.put(bucket, KEY, Samples.encryptedZip());
    }),
    DROPPED(bucket -> {
      Files.createDirectory(SCANNED.file(bucket, KEY).getParent());
      Files.write(SCANNED.file(bucket, KEY), InfectedLetter.docx(1_000));
    });

    // Each is a lambda without state, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Attack attack;

    Way(Attack attack) {
      this.attack = attack;
    }

    /** What the audit log is told. */
    private String verdict() {
      return this == LOCKED ? "not-scanned:encrypted" : "infected:Eicar-Test-Signature";
    }
  }

  private static void put(String bucket, byte[] bytes) {
    refused(() -> SCANNED.put(bucket, KEY, bytes));
  }

  /** Whether it is refused at once or put aside later is for other tests. */
  private static void refused(Runnable upload) {
    try {
      upload.run();
    } catch (S3Exception e) {
      assertThat(e.awsErrorDetails().errorCode()).isEqualTo("VirusFound");
    }
  }

  private static void policy(String bucket, String policy) {
    SCANNED
        .rest()
        .send(
            "PATCH",
            "/buckets/" + bucket + "/settings",
            "{\"policy\":" + policy.replace('\'', '"') + "}")
        .assertStatus(200);
  }

  private static void putByRest(String bucket, byte[] bytes) {
    int status = SCANNED.rest().call("PUT", RestClient.object(bucket, KEY), bytes).status();
    assertThat(status).isIn(200, 403);
  }

  private static void inTwoParts(String bucket) {
    S3Client s3 = SCANNED.gateway().s3();
    byte[] whole = InfectedLetter.docx(PART - 1_000);
    assertThat(whole.length).isGreaterThan(PART);
    String id = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      byte[] part =
          Arrays.copyOfRange(whole, (number - 1) * PART, Math.min(whole.length, number * PART));
      CompletedPart.Builder done = CompletedPart.builder().partNumber(number);
      int at = number;
      parts.add(
          done.eTag(
                  s3.uploadPart(
                          r -> r.bucket(bucket).key(KEY).uploadId(id).partNumber(at),
                          RequestBody.fromBytes(part))
                      .eTag())
              .build());
    }
    refused(() ->
        s3.completeMultipartUpload(
            r -> r.bucket(bucket).key(KEY).uploadId(id).multipartUpload(m -> m.parts(parts))));
  }

  /** One that holds the letter, and where nobody scans. */
  private static String unscanned() {
    String bucket = SCANNED.bucket("{\"profile\":\"backup\"}");
    SCANNED.put(bucket, KEY, InfectedLetter.docx(1_000));
    return bucket;
  }

  private static void copy(String bucket) {
    String source = unscanned();
    refused(() ->
        SCANNED
            .gateway()
            .s3()
            .copyObject(r ->
                r.sourceBucket(source)
                    .sourceKey(KEY)
                    .destinationBucket(bucket)
                    .destinationKey(KEY)));
  }

  private static void byRest(String verb, String bucket) {
    String to = "{\"to\":{\"bucket\":\"" + bucket + "\",\"key\":\"" + KEY + "\"}}";
    SCANNED.rest().post(RestClient.object(unscanned(), KEY, verb), to).assertStatus(403);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyElseEverReadsItOrFindsItsText(Way way) throws Exception {
    String bucket = SCANNED.bucket("{}");
    Person reader = SCANNED.gateway().people().person();
    SCANNED.gateway().people().grant(bucket, reader.grantee(), "", Right.READ);
    AtomicInteger tries = new AtomicInteger();
    AtomicInteger successes = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Thread watcher =
        Thread.startVirtualThread(() -> {
          while (!over.get()) {
            tries.incrementAndGet();
            successes.addAndGet(readsByAnyDoor(bucket, reader));
          }
        });
    try {
      way.attack.at(bucket);
      eventually(
          "it is audited",
          () ->
              audit.lines().stream()
                  .anyMatch(
                      line -> line.contains(bucket + "/" + KEY) && line.contains(way.verdict())));
      eventually("it is not there", () -> !Files.exists(SCANNED.file(bucket, KEY)));
      eventually("the index knows none", () -> SCANNED.found("bucket:" + bucket) == 0);
    } finally {
      over.set(true);
      watcher.join();
    }
    assertThat(tries.get()).isPositive();
    assertThat(successes.get()).as("reads that got something").isZero();
    assertThat(SCANNED.found("bucket:" + bucket + " " + InfectedLetter.WORD)).isZero();
  }

  /** How many doors gave bytes. */
  private static int readsByAnyDoor(String bucket, Person reader) {
    int given = 0;
    try (S3Client s3 = SCANNED.gateway().s3(reader)) {
      s3.getObjectAsBytes(r -> r.bucket(bucket).key(KEY));
      given++;
    } catch (SdkException e) {
      // As it should be: it is not there, or is not to be read.
    }
    int status =
        RestClient.of(SCANNED.gateway(), reader.accessKeyId(), reader.secret())
            .get(RestClient.object(bucket, KEY))
            .status();
    return status == 200 ? given + 1 : given;
  }
}
