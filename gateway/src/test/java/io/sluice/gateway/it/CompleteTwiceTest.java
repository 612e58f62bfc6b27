package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that did not hear the answer completes again, and hears the same. */
@Tag("slow")
final class CompleteTwiceTest extends OneServer {
  private static final byte[] FIRST = noise(5 << 20, 1);
  private static final byte[] LAST = noise(1000, 2);

  private record Upload(String key, String id, List<String> etags) {
    Answer complete() {
      return s3.complete(BUCKET, key, id, etags.toArray(String[]::new));
    }
  }

  private static Upload upload(String key) {
    String id = s3.createUpload(BUCKET, key);
    String first = s3.uploadPart(BUCKET, key, id, 1, FIRST).etag();
    String last = s3.uploadPart(BUCKET, key, id, 2, LAST).etag();
    return new Upload(key, id, List.of(first, last));
  }

  private static void isWhole(String key) {
    byte[] body = s3.get(BUCKET, key).body();
    assertThat(body).hasSize(FIRST.length + LAST.length).startsWith(FIRST).endsWith(LAST);
  }

  @Test
  void oneAfterTheOther() {
    Upload upload = upload("one-after-the-other");
    Answer first = upload.complete();
    assertThat(first.status()).as("%s", first).isEqualTo(200);
    Answer second = upload.complete();
    assertThat(second.status()).as("%s", second).isEqualTo(200);
    assertThat(second.text()).isEqualTo(first.text());
    isWhole(upload.key);
  }

  @Test
  void afterARestart() {
    Upload upload = upload("restart");
    Answer first = upload.complete();
    sluice.kill();
    sluice = sluice.again();
    s3 = sluice.client();
    Answer second = upload.complete();
    assertThat(second.status()).as("%s", second).isEqualTo(200);
    assertThat(second.element("ETag")).isEqualTo(first.element("ETag"));
    isWhole(upload.key);
  }

  @Test
  void allAtOnce() throws Exception {
    Upload upload = upload("at-once");
    List<Answer> answers = ConditionalRaceTest.atOnce(8, i -> upload.complete());
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers.stream().map(answer -> answer.element("ETag")).distinct()).hasSize(1);
    isWhole(upload.key);
  }

  @Test
  void butNotOnceTheObjectIsAnother() {
    Upload upload = upload("another");
    upload.complete();
    s3.put(BUCKET, upload.key, LAST);
    assertThat(upload.complete().code()).isEqualTo("NoSuchUpload");
    assertThat(s3.get(BUCKET, upload.key).body()).isEqualTo(LAST);
  }
}
