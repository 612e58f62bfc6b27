package io.sluice.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.gateway.s3.error.S3ErrorCode;
import io.sluice.gateway.s3.error.S3Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Request lines as AWS documents them, each with what it must become. */
class S3RouterTest {
  private static final String DOMAIN = "s3.example.org";
  private final S3Router router = new S3Router(List.of(DOMAIN, "S3.Region.Example.org"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET / | LIST_BUCKETS | |",
        "GET /?max-buckets=10&continuation-token=abc | LIST_BUCKETS | |",
        "GET /?x-id=ListBuckets | LIST_BUCKETS | |",
        "PUT /photos | CREATE_BUCKET | photos |",
        "PUT /photos/ | CREATE_BUCKET | photos |",
        "HEAD /photos | HEAD_BUCKET | photos |",
        "DELETE /photos | DELETE_BUCKET | photos |",
        "DELETE /photos/ | DELETE_BUCKET | photos |",
        "GET /photos?location | GET_BUCKET_LOCATION | photos |",
        "GET /photos/?location= | GET_BUCKET_LOCATION | photos |",
        "GET /photos?versioning | GET_BUCKET_VERSIONING | photos |",
        "GET /photos?acl | GET_BUCKET_ACL | photos |",
        "PUT /photos?acl | PUT_BUCKET_ACL | photos |",
        "GET /photos?cors | GET_BUCKET_CORS | photos |",
        "PUT /photos?cors | PUT_BUCKET_CORS | photos |",
        "DELETE /photos?cors | DELETE_BUCKET_CORS | photos |",
        "OPTIONS /photos?list-type=2 | OPTIONS_BUCKET | photos |",
        "OPTIONS /photos/a?uploadId=x&uploads | OPTIONS_OBJECT | photos | a",
        "GET /photos?tagging | GET_BUCKET_TAGGING | photos |",
        "PUT /photos?tagging | PUT_BUCKET_TAGGING | photos |",
        "DELETE /photos?tagging | DELETE_BUCKET_TAGGING | photos |",
        "GET /photos?accelerate | GET_BUCKET_ACCELERATE | photos |",
        "GET /photos?encryption | GET_BUCKET_ENCRYPTION | photos |",
        "GET /photos?lifecycle | GET_BUCKET_LIFECYCLE | photos |",
        "GET /photos?logging | GET_BUCKET_LOGGING | photos |",
        "GET /photos?notification | GET_BUCKET_NOTIFICATION | photos |",
        "GET /photos?ownershipControls | GET_BUCKET_OWNERSHIP_CONTROLS | photos |",
        "GET /photos?policy | GET_BUCKET_POLICY | photos |",
        "GET /photos?policyStatus | GET_BUCKET_POLICY_STATUS | photos |",
        "GET /photos?replication | GET_BUCKET_REPLICATION | photos |",
        "GET /photos?requestPayment | GET_BUCKET_REQUEST_PAYMENT | photos |",
        "GET /photos?website | GET_BUCKET_WEBSITE | photos |",
        "GET /photos?object-lock | GET_OBJECT_LOCK | photos |",
        "GET /photos?publicAccessBlock | GET_PUBLIC_ACCESS_BLOCK | photos |",
        "GET /photos/a.jpg?acl | GET_OBJECT_ACL | photos | a.jpg",
        "PUT /photos/a.jpg?acl | PUT_OBJECT_ACL | photos | a.jpg",
        "POST /photos | POST_OBJECT | photos |",
        "GET /photos | LIST_OBJECTS | photos |",
        "GET /photos/?prefix=N&marker=Ned&max-keys=40 | LIST_OBJECTS | photos |",
        "GET /photos?delimiter=/&encoding-type=url | LIST_OBJECTS | photos |",
        "GET /photos/?list-type=2 | LIST_OBJECTS_V2 | photos |",
        "GET /photos?list-type=2&delimiter=/&prefix=photos/2006/ | LIST_OBJECTS_V2 | photos |",
        "GET /photos?list-type=2&max-keys=3&prefix=E&start-after=ExampleGuide.pdf"
            + " | LIST_OBJECTS_V2 | photos |",
        "GET /photos?list-type=2&continuation-token=1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J"
            + " | LIST_OBJECTS_V2 | photos |",
        "GET /photos/?versions | LIST_OBJECT_VERSIONS | photos |",
        "GET /photos?versions&key-marker=key2 | LIST_OBJECT_VERSIONS | photos |",
        "GET /photos/?versions&key-marker=key3&version-id-marker=t46ZenlYTZBnj"
            + " | LIST_OBJECT_VERSIONS | photos |",
        "GET /photos?uploads | LIST_MULTIPART_UPLOADS | photos |",
        "GET /photos/?uploads&delimiter=/&prefix=photos/2006/ | LIST_MULTIPART_UPLOADS | photos |",
        "GET /photos?uploads&max-uploads=3 | LIST_MULTIPART_UPLOADS | photos |",
        "POST /photos?delete | DELETE_OBJECTS | photos |",
        "POST /photos/?delete= | DELETE_OBJECTS | photos |",
        "GET /photos/a.jpg | GET_OBJECT | photos | a.jpg",
        "GET /photos/a.jpg?versionId=null | GET_OBJECT | photos | a.jpg",
        "GET /photos/a.jpg?partNumber=1 | GET_OBJECT | photos | a.jpg",
        "GET /photos/a.jpg?response-content-type=text/plain&response-expires=0"
            + " | GET_OBJECT | photos | a.jpg",
        "GET /photos/a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=ab"
            + " | GET_OBJECT | photos | a.jpg",
        "GET /photos/a/b/c.jpg?x-id=GetObject | GET_OBJECT | photos | a/b/c.jpg",
        "HEAD /photos/a.jpg | HEAD_OBJECT | photos | a.jpg",
        "HEAD /photos/a.jpg?versionId=null | HEAD_OBJECT | photos | a.jpg",
        "GET /photos/a.jpg?attributes | GET_OBJECT_ATTRIBUTES | photos | a.jpg",
        "GET /photos/a.jpg?tagging | GET_OBJECT_TAGGING | photos | a.jpg",
        "PUT /photos/a.jpg?tagging | PUT_OBJECT_TAGGING | photos | a.jpg",
        "DELETE /photos/a.jpg?tagging | DELETE_OBJECT_TAGGING | photos | a.jpg",
        "PUT /photos/a.jpg | PUT_OBJECT | photos | a.jpg",
        "PUT /photos/folder/ | PUT_OBJECT | photos | folder/",
        "COPY /photos/a.jpg | COPY_OBJECT | photos | a.jpg",
        "COPY /photos/a.jpg?x-id=CopyObject | COPY_OBJECT | photos | a.jpg",
        "DELETE /photos/a.jpg | DELETE_OBJECT | photos | a.jpg",
        "DELETE /photos/a.jpg?versionId=null | DELETE_OBJECT | photos | a.jpg",
        "POST /photos/a.jpg?uploads | CREATE_MULTIPART_UPLOAD | photos | a.jpg",
        "POST /photos/a.jpg?uploads= | CREATE_MULTIPART_UPLOAD | photos | a.jpg",
        "PUT /photos/a.jpg?partNumber=1&uploadId=VCVsb2 | UPLOAD_PART | photos | a.jpg",
        "PUT /photos/a.jpg?uploadId=VCVsb2&partNumber=1&x-id=UploadPart"
            + " | UPLOAD_PART | photos | a.jpg",
        "COPY /photos/a.jpg?partNumber=2&uploadId=VCVsb2 | UPLOAD_PART_COPY | photos | a.jpg",
        "POST /photos/a.jpg?uploadId=AAAsb2Fk | COMPLETE_MULTIPART_UPLOAD | photos | a.jpg",
        "DELETE /photos/a.jpg?uploadId=VXBsb2Fk | ABORT_MULTIPART_UPLOAD | photos | a.jpg",
        "GET /photos/a.jpg?uploadId=XXBsb2Fk&max-parts=2&part-number-marker=1"
            + " | LIST_PARTS | photos | a.jpg",
        "GET /photos/a+b | GET_OBJECT | photos | a+b",
        "GET /photos/a%20b | GET_OBJECT | photos | a b",
        "GET /photos/a%2Fb | GET_OBJECT | photos | a/b",
        "GET /photos//a | GET_OBJECT | photos | /a",
        "GET /photos/a//b | GET_OBJECT | photos | a//b",
        "GET /photos/../x | GET_OBJECT | photos | ../x",
        "GET /photos/%2e%2e/x | GET_OBJECT | photos | ../x",
        "GET /photos/%C3%BC%F0%9F%98%80 | GET_OBJECT | photos | ü😀",
        "GET /photos/%23%3F%25 | GET_OBJECT | photos | #?%"
      })
  void pathStyle(String line, S3Operation operation, String bucket, String key) {
    assertRoute(route("localhost:9000", line), operation, bucket, key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "photos.s3.example.org | GET / | LIST_OBJECTS | photos |",
        "photos.s3.example.org:9000 | GET /?list-type=2 | LIST_OBJECTS_V2 | photos |",
        "PHOTOS.S3.example.org | GET /a/b | GET_OBJECT | photos | a/b",
        "my.photos.s3.example.org | PUT /a | PUT_OBJECT | my.photos | a",
        "photos.s3.region.example.org | PUT / | CREATE_BUCKET | photos |",
        "photos.s3.example.org | GET //a | GET_OBJECT | photos | /a",
        "s3.example.org | GET / | LIST_BUCKETS | |",
        "s3.example.org | GET /photos/a | GET_OBJECT | photos | a",
        "xs3.example.org | GET /photos/a | GET_OBJECT | photos | a",
        "127.0.0.1:9000 | GET /photos | LIST_OBJECTS | photos |"
      })
  void hostStyle(String host, String line, S3Operation operation, String bucket, String key) {
    assertRoute(route(host, line), operation, bucket, key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DELETE /photos?versioning | NOT_IMPLEMENTED",
        "PUT /photos?versioning | NOT_IMPLEMENTED",
        "POST /photos/a?restore | NOT_IMPLEMENTED",
        "POST /photos/a?select&select-type=2 | NOT_IMPLEMENTED",
        "GET /photos/a?torrent | NOT_IMPLEMENTED",
        "GET /photos/a?legal-hold | NOT_IMPLEMENTED",
        "PUT /photos/a?retention | NOT_IMPLEMENTED",
        "GET /photos/a?uploads | INVALID_REQUEST",
        "GET /photos/a?versions | INVALID_REQUEST",
        "GET /photos/a?policy | INVALID_REQUEST",
        "PUT /photos/a?cors | INVALID_REQUEST",
        "POST /photos/a?delete | INVALID_REQUEST",
        "PUT /photos/a?partNumber=1 | INVALID_ARGUMENT",
        "COPY /photos/a?partNumber=1 | INVALID_ARGUMENT",
        "DELETE /photos?policy | NOT_IMPLEMENTED",
        "DELETE /photos?lifecycle | NOT_IMPLEMENTED",
        "DELETE /photos?website | NOT_IMPLEMENTED",
        "DELETE /photos?encryption | NOT_IMPLEMENTED",
        "DELETE /photos?replication | NOT_IMPLEMENTED",
        "DELETE /photos?ownershipControls | NOT_IMPLEMENTED",
        "DELETE /photos?publicAccessBlock | NOT_IMPLEMENTED",
        "DELETE /photos?inventory&id=a | NOT_IMPLEMENTED",
        "DELETE /photos?analytics&id=a | NOT_IMPLEMENTED",
        "DELETE /photos?metrics&id=a | NOT_IMPLEMENTED",
        "DELETE /photos?uploads | NOT_IMPLEMENTED",
        "DELETE /photos?delete | NOT_IMPLEMENTED",
        "GET /photos?session | NOT_IMPLEMENTED",
        "POST / | METHOD_NOT_ALLOWED",
        "OPTIONS / | METHOD_NOT_ALLOWED",
        "PUT /photos?policy | NOT_IMPLEMENTED",
        "PUT /photos?lifecycle | NOT_IMPLEMENTED",
        "PUT /photos?encryption | NOT_IMPLEMENTED",
        "PUT / | METHOD_NOT_ALLOWED",
        "POST /photos/a | METHOD_NOT_ALLOWED",
        "PATCH /photos/a | METHOD_NOT_ALLOWED",
        "GET /photos?uploads&versions | INVALID_ARGUMENT",
        "PUT /photos/a?acl&tagging | INVALID_ARGUMENT",
        "POST /photos/a?uploads&uploadId=x | INVALID_ARGUMENT",
        "GET /photos/%zz | INVALID_URI",
        "GET /photos/a%2 | INVALID_URI",
        "GET /photos/%C3%28 | INVALID_URI",
        "GET /photos/a%00b | INVALID_URI",
        "GET /photos?prefix=%zz | INVALID_URI",
        "GET /.hidden/a | INVALID_BUCKET_NAME",
        "GET //a | INVALID_BUCKET_NAME",
        "GET /%2F/a | INVALID_BUCKET_NAME"
      })
  void refused(String line, S3ErrorCode code) {
    S3Failure failure = catchThrowableOfType(S3Failure.class, () -> route("localhost", line));
    assertThat(failure.error().code()).isEqualTo(code);
  }

  @Test
  void aKeyHasAtMost1024Bytes() {
    assertThat(route("h", "GET /b/" + "k".repeat(1024)).operation())
        .isEqualTo(S3Operation.GET_OBJECT);
    String encoded = "%C3%BC".repeat(513);
    S3Failure failure =
        catchThrowableOfType(S3Failure.class, () -> route("h", "GET /b/" + encoded));
    assertThat(failure.error().code()).isEqualTo(S3ErrorCode.KEY_TOO_LONG);
  }

  /** Older names of AWS for what a row serves. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "GetBucketLifecycle", "GetBucketLifecycleConfiguration",
          "GetBucketNotification", "GetBucketNotificationConfiguration",
          "ListDirectoryBuckets", "ListBuckets");

  static Stream<String> operationsOfAws() throws IOException {
    try (InputStream file = S3RouterTest.class.getResourceAsStream("/s3-operations.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  /** The operation of the row, or NotImplemented; another row would do what nobody asked for. */
  @ParameterizedTest
  @MethodSource("operationsOfAws")
  void everyOperationOfAwsIsServedOrRefused(String line) {
    String name = line.substring(0, line.indexOf(' '));
    String request = line.substring(name.length() + 1);
    if (isServed(name)) {
      String wanted = RENAMED.getOrDefault(name, name);
      assertThat(route("h", request).operation().wire()).isEqualTo(wanted);
    } else {
      S3Failure failure = catchThrowableOfType(S3Failure.class, () -> route("h", request));
      assertThat(failure).as(request).isNotNull();
      assertThat(failure.error().code()).isEqualTo(S3ErrorCode.NOT_IMPLEMENTED);
    }
  }

  private static boolean isServed(String name) {
    String row = RENAMED.getOrDefault(name, name);
    return Arrays.stream(S3Operation.values()).anyMatch(op -> op.wire().equals(row));
  }

  /** A row that AWS does not list must be known to be none of its API: forms and preflights. */
  @Test
  void noRowIsInvented() throws IOException {
    Set<String> known =
        operationsOfAws()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toSet());
    assertThat(Arrays.stream(S3Operation.values()).map(S3Operation::wire))
        .filteredOn(name -> !known.contains(name))
        .containsExactlyInAnyOrder("PostObject", "OptionsBucket", "OptionsObject");
  }

  /** Without a value, with one, with its name encoded: it chooses, and nothing plain is done. */
  @ParameterizedTest
  @MethodSource("operationsOfAws")
  void whatChoosesAnOperationIsFoundHoweverItIsSpelled(String line) {
    int mark = line.indexOf('?');
    if (mark < 0 || line.contains("list-type") || line.contains("partNumber")) {
      return;
    }
    String name = line.substring(mark + 1).split("[=&]", 2)[0];
    String encoded = "%%%02x".formatted((int) name.charAt(0)) + name.substring(1);
    for (String spelled : new String[] {name, name + "=", name + "=x", "a=b&" + encoded}) {
      String path = line.substring(line.indexOf('/'), mark);
      for (String method : new String[] {"GET", "PUT", "POST", "DELETE", "HEAD"}) {
        assertNotPlain(method + " " + path + "?" + spelled);
      }
    }
  }

  private void assertNotPlain(String request) {
    try {
      assertThat(route("h", request).operation().selector()).as(request).isNotEmpty();
    } catch (S3Failure refused) {
      assertThat(refused.error().code())
          .as(request)
          .isIn(S3ErrorCode.NOT_IMPLEMENTED, S3ErrorCode.INVALID_REQUEST);
    }
  }

  @Test
  void noTwoRowsAreChosenByTheSame() {
    List<String> choices =
        Arrays.stream(S3Operation.values())
            .map(op -> op.method() + op.target() + op.selector() + op.copy())
            .collect(Collectors.toList());
    assertThat(choices).doesNotHaveDuplicates();
  }

  private void assertRoute(Route route, S3Operation operation, String bucket, String key) {
    assertThat(route.operation()).isEqualTo(operation);
    assertThat(route.bucket().map(Object::toString).orElse(null)).isEqualTo(bucket);
    assertThat(route.key().map(Object::toString).orElse(null)).isEqualTo(key);
  }

  /** {@code COPY} stands for PUT with a copy source. */
  private Route route(String host, String line) {
    String method = line.substring(0, line.indexOf(' '));
    String uri = line.substring(line.indexOf(' ') + 1).strip();
    int mark = uri.indexOf('?');
    boolean copies = method.equals("COPY");
    return router.route(
        copies ? "PUT" : method,
        host,
        mark < 0 ? uri : uri.substring(0, mark),
        mark < 0 ? "" : uri.substring(mark + 1),
        copies);
  }
}
