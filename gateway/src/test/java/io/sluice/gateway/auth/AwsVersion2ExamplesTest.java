package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.Signing.PRINCIPAL;
import static io.sluice.gateway.auth.Signing.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** The requests whose signatures of version 2 AWS's documentation works out, of both editions. */
class AwsVersion2ExamplesTest {
  private static final String BUCKET = "awsexamplebucket1";

  private static void signed(SignedRequest request) {
    String date = request.headers().get("date");
    Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    assertThat(Signing.outcome(Version2Signing.verifier(then), request))
        .isEqualTo(new Authentication(PRINCIPAL, new PayloadSeal.Unsigned()));
  }

  private static MultiMap at(String time, String signature) {
    return headers(
        "Date: Tue, 27 Mar 2007 " + time + " +0000",
        "Authorization: AWS AKIAIOSFODNN7EXAMPLE:" + signature);
  }

  @Test
  void getObject() {
    MultiMap headers = at("19:36:42", "qgk2+6Sv9/oM7G3qLEjTH1a1l1g=");
    signed(new SignedRequest("GET", BUCKET, "/photos/puppy.jpg", "", headers));
    headers = at("19:36:42", "bWq2s1WEIj+Ydj0vQ697zp+IXMU=");
    signed(new SignedRequest("GET", "johnsmith", "/photos/puppy.jpg", "", headers));
    signed(new SignedRequest("GET", "/johnsmith/photos/puppy.jpg", "", headers));
  }

  @Test
  void putObject() {
    MultiMap headers = at("21:15:45", "iqRzw+ileNPu1fhspnRs8nOjjIA=");
    headers.set("content-type", "image/jpeg").set("content-length", "94328");
    signed(new SignedRequest("PUT", BUCKET, "/photos/puppy.jpg", "", headers));
  }

  @Test
  void listObjects() {
    MultiMap headers = at("19:42:41", "m0WP8eCtspQl5Ahe6L1SozdX9YA=");
    String query = "prefix=photos&max-keys=50&marker=puppy";
    signed(new SignedRequest("GET", BUCKET, "/", query, headers));
    signed(new SignedRequest("GET", BUCKET, "/", "list-type=2&" + query, headers));
  }

  @Test
  void getBucketAcl() {
    MultiMap headers = at("19:44:46", "c2WLPFtWHVgbEmeEG93a4cG37dM=");
    signed(new SignedRequest("GET", "johnsmith", "/", "acl", headers));
  }

  @Test
  void deleteObject() {
    MultiMap headers = at("21:20:26", "lx3byBScXR6KzyMaifNkardMwNk=");
    signed(new SignedRequest("DELETE", "/johnsmith/photos/puppy.jpg", "", headers));
  }

  @Test
  void anUploadWithHeadersOfManyLines() {
    MultiMap headers = at("21:06:08", "ilyl83RwaSoYIEdixDQcA4OnAnc=");
    headers
        .set("x-amz-acl", "public-read")
        .set("content-type", "application/x-download")
        .set("Content-MD5", "4gJE4saaMU4BqNR0kLY+lw==")
        .add("X-Amz-Meta-ReviewedBy", "joe@johnsmith.net")
        .add("X-Amz-Meta-ReviewedBy", "jane@johnsmith.net")
        .set("X-Amz-Meta-FileChecksum", "0x02661779")
        .set("X-Amz-Meta-ChecksumAlgorithm", "crc32")
        .set("Content-Disposition", "attachment; filename=database.dat")
        .set("Content-Encoding", "gzip");
    signed(new SignedRequest("PUT", "static.johnsmith.net", "/db-backup.dat.gz", "", headers));
  }

  @Test
  void listBuckets() {
    MultiMap headers = at("19:29:59 +0000", "").set("date", "Wed, 28 Mar 2007 01:29:59 +0000");
    headers.set("authorization", "AWS AKIAIOSFODNN7EXAMPLE:qGdzdERIC03wnaRNKh6OqZehG9s=");
    signed(new SignedRequest("GET", "/", "", headers));
  }

  @Test
  void aKeyBeyondAscii() {
    MultiMap headers = at("", "DNEZGsoieTZ92F3bUfSPQcbGmlM=");
    headers.set("date", "Wed, 28 Mar 2007 01:49:49 +0000");
    String path = "/dictionary/fran%C3%A7ais/pr%c3%a9f%c3%a8re";
    signed(new SignedRequest("GET", path, "", headers));
  }

  @Test
  void aQueryStringRequest() {
    String query =
        "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175139620"
            + "&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D";
    SignedRequest request =
        new SignedRequest("GET", "johnsmith", "/photos/puppy.jpg", query, headers("Host: h"));
    Instant before = Instant.ofEpochSecond(1_175_139_620);
    assertThat(Signing.outcome(Version2Signing.verifier(before), request))
        .isEqualTo(new Authentication(PRINCIPAL, new PayloadSeal.Unsigned()));
  }
}
