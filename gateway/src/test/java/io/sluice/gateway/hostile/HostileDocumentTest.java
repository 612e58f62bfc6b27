package io.sluice.gateway.hostile;

import static io.sluice.gateway.RawClient.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.Gateway;
import io.sluice.gateway.RawClient;
import io.sluice.gateway.RawClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are broken, huge, deep or ask for files; uploads whose parts make no sense. */
class HostileDocumentTest {
  @RegisterExtension static final Gateway GATEWAY = new Gateway(Map.of("limits.xmlBytes", "2MiB"));

  private final String bucket = GATEWAY.bucket();

  @BeforeEach
  void putVictim() {
    GATEWAY.put(bucket, "victim", "still here");
  }

  private Answer post(String path, String query, String document) {
    Map<String, String> headers =
        Map.of("Content-Length", Integer.toString(bytes(document)), "Content-MD5", md5(document));
    try (RawClient raw = GATEWAY.raw()) {
      raw.sendLeniently(head("POST", path, query, headers) + latin1(document));
      return raw.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int bytes(String document) {
    return document.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What the client sends as characters becomes these bytes of UTF-8. */
  private static String latin1(String document) {
    return new String(document.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String md5(String document) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] sum = digest.digest(document.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refused(Answer answer, String code) {
    assertThat(answer.body()).contains("<Code>" + code + "</Code>").doesNotContain("root:");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(GATEWAY.get(bucket, "victim")).isEqualTo("still here");
  }

  private static final String OBJECT = "<Object><Key>victim</Key></Object>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not XML",
        "<Delete>",
        "<Delete></Delete",
        "<Delete/>",
        "<Other>" + OBJECT + "</Other>",
        "<Delete>" + OBJECT,
        "<Delete>" + OBJECT + "</Delete>trailing",
        "<Delete>" + OBJECT + "</Delete><Delete>" + OBJECT + "</Delete>",
        "<Delete><Object></Object></Delete>",
        "<Delete><Object><Key>victim</Key></Delete>",
        "<Delete><Object><Key>&unknown;</Key></Object></Delete>",
        "<Delete><Object><Key>&#0;</Key></Object></Delete>",
        "<Delete><Object><Key>&#xD800;</Key></Object></Delete>",
        "<Delete><Object><Key>\u0000</Key></Object></Delete>",
        "<Delete a='1' a='2'>" + OBJECT + "</Delete>",
        "<x:Delete>" + OBJECT + "</x:Delete>",
        "<?xml version='1.0' encoding='nonsense'?><Delete>" + OBJECT + "</Delete>",
        "<?xml version='9.9'?><Delete>" + OBJECT + "</Delete>",
        "<!DOCTYPE Delete><Delete>" + OBJECT + "</Delete>",
        "<!DOCTYPE Delete [<!ENTITY a 'victim'>]><Delete><Object><Key>&a;</Key></Object></Delete>",
        "<!DOCTYPE Delete SYSTEM 'file:///etc/passwd'><Delete>" + OBJECT + "</Delete>",
        "<!DOCTYPE Delete SYSTEM 'http://127.0.0.1:1/x.dtd'><Delete>" + OBJECT + "</Delete>",
        "<!DOCTYPE d [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><Delete>"
            + OBJECT
            + "</Delete>",
        "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            + "<Delete><Object><Key>&a;</Key></Object></Delete>"
      })
  void aDocumentThatIsNoneDeletesNothing(String document) {
    refused(post("/" + bucket, "delete=", document), "MalformedXML");
  }

  @Test
  void aBombDoesNotExplode() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'aaaaaaaaaa'>");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    bomb.append("]><Delete><Object><Key>&a19;</Key></Object></Delete>");
    refused(post("/" + bucket, "delete=", bomb.toString()), "MalformedXML");
  }

  @Test
  void depthAndSizeHaveLimits() {
    String deep = "<a>".repeat(50_000) + "</a>".repeat(50_000);
    refused(post("/" + bucket, "delete=", "<Delete>" + deep + "</Delete>"), "MalformedXML");
    String wide = "<Delete>" + "<a/>".repeat(600_000) + OBJECT + "</Delete>";
    refused(post("/" + bucket, "delete=", wide), "EntityTooLarge");
    String attributes =
        IntStream.range(0, 100_000).mapToObj(i -> "a" + i + "=''").collect(Collectors.joining(" "));
    refused(
        post("/" + bucket, "delete=", "<Delete " + attributes + ">" + OBJECT + "</Delete>"),
        "MalformedXML");
    refused(post("/" + bucket, "delete=", "<" + "D".repeat(1_000_000) + "/>"), "MalformedXML");
  }

  @Test
  void aThousandKeysAreTheMost() {
    String document = "<Delete>" + OBJECT.repeat(1001) + "</Delete>";
    refused(post("/" + bucket, "delete=", document), "MalformedXML");
  }

  private String create() {
    return GATEWAY.s3().createMultipartUpload(r -> r.bucket(bucket).key("key")).uploadId();
  }

  private Answer upload(String upload, String number, String body) throws IOException {
    try (RawClient raw = GATEWAY.raw()) {
      String query = "partNumber=" + number + "&uploadId=" + upload;
      Map<String, String> length = Map.of("Content-Length", Integer.toString(body.length()));
      raw.sendLeniently(head("PUT", "/" + bucket + "/key", query, length) + body);
      return raw.answer();
    }
  }

  private Answer complete(String upload, String parts) {
    String document = "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>";
    return post("/" + bucket + "/key", "uploadId=" + upload, document);
  }

  private static String part(Object number, String etag) {
    return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etag + "</ETag></Part>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "10001", "99999999999999999999", "one", "1.5", "0x1", "%20", "1%00"})
  void aPartNumberThatIsNoneIsRefused(String number) throws IOException {
    String upload = create();
    Answer answer = upload(upload, number, "x");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidArgument</Code>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | MalformedXML",
        "<Part/> | MalformedXML",
        "<Part><PartNumber>1</PartNumber></Part> | MalformedXML",
        "<Part><ETag>E</ETag></Part> | MalformedXML",
        "1 | MalformedXML",
        "P:0 | InvalidArgument",
        "P:-1 | InvalidArgument",
        "P:x | InvalidArgument",
        "P:99999999999999999999 | InvalidArgument",
        "P:10001 | InvalidArgument",
        "P:2 P:1 | InvalidPartOrder",
        "P:1 P:1 | InvalidPartOrder",
        "P:1 P:3 | InvalidPart",
        "P:1 P:2 | EntityTooSmall"
      })
  void aListOfPartsThatMakesNoSenseIsRefused(String pattern, String code) throws IOException {
    String upload = create();
    String etag = upload(upload, "1", "x").headers().get("etag");
    assertThat(upload(upload, "2", "x").headers().get("etag")).isEqualTo(etag);
    String parts = pattern.replaceAll("P:(\\S+) ?", part("$1", etag).replace("\\", "\\\\"));
    Answer answer = complete(upload, parts);
    assertThat(answer.body()).contains("<Code>" + code + "</Code>");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(complete(upload, part(1, etag)).status()).isEqualTo(200);
  }

  @Test
  void anotherETagOrUploadIsRefused() throws IOException {
    String upload = create();
    upload(upload, "1", "x");
    refused(complete(upload, part(1, "00000000000000000000000000000000")), "InvalidPart");
    refused(complete(upload, part(1, "&lt;&quot;")), "InvalidPart");
    Answer unknown = complete("unknown", part(1, "00000000000000000000000000000000"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("<Code>NoSuchUpload</Code>");
  }

  @Test
  void tenThousandAndOnePartsAreOneTooMany() {
    String parts =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(i -> part(i, "00000000000000000000000000000000"))
            .collect(Collectors.joining());
    String upload = create();
    assertThat(complete(upload, parts).status()).isEqualTo(400);
  }
}
