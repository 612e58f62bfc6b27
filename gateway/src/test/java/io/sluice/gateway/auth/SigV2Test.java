package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.Signing.PRINCIPAL;
import static io.sluice.gateway.auth.Signing.headers;
import static io.sluice.gateway.auth.Version2Signing.ENDS;
import static io.sluice.gateway.auth.Version2Signing.THEN;
import static io.sluice.gateway.auth.Version2Signing.outcome;
import static io.sluice.gateway.auth.Version2Signing.presigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.AuthFailure.Reason;
import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigV2Test {
  private static final String GET = "GET\n\n\n" + ENDS + "\n";
  private static final String PUPPY = "AWS AKIAIOSFODNN7EXAMPLE:bWq2s1WEIj+Ydj0vQ697zp+IXMU=";

  private static void taken(SignedRequest request) {
    assertThat(outcome(request))
        .isEqualTo(new Authentication(PRINCIPAL, new PayloadSeal.Unsigned()));
  }

  private static AuthFailure refused(Reason reason, SigV4 verifier, SignedRequest request) {
    Object outcome = Signing.outcome(verifier, request);
    assertThat(outcome).isInstanceOf(AuthFailure.class);
    assertThat(((AuthFailure) outcome).reason()).isEqualTo(reason);
    return (AuthFailure) outcome;
  }

  private static AuthFailure refused(Reason reason, SignedRequest request) {
    return refused(reason, Version2Signing.verifier(THEN), request);
  }

  private static MultiMap host() {
    return headers("Host: h");
  }

  @Test
  void whatChoosesOperationsAndOverridesHeadersIsSignedDecodedAndSorted() {
    taken(
        presigned(
            "/b/k",
            "response-content-type=text%2Fplain%3B%20x&uploadId=a%2Bb&acl&versionId=&",
            host(),
            GET + "/b/k?acl&response-content-type=text/plain; x&uploadId=a+b&versionId"));
  }

  @Test
  void everyParameterThatChoosesAnOperationIsCovered() {
    for (String name : new String[] {"attributes", "acl", "tagging", "uploads", "renameObject"}) {
      refused(Reason.SIGNATURE_MISMATCH, presigned("/b/k", name + "&", host(), GET + "/b/k"));
    }
  }

  @Test
  void headersMovedIntoTheQueryAreSignedLikeHeaders() {
    String toSign = "GET\nmd5\ntext/plain\n" + ENDS + "\nx-amz-meta-a:\u00c3\u00bc b\n/b/k";
    String query = "content-md5=md5&content-type=text%2Fplain&x-amz-meta-a=%C3%BC+b&";
    taken(presigned("/b/k", query, host(), toSign));
    taken(presigned("/b/k", query, headers("X-Amz-Meta-A: \u00c3\u00bc b"), toSign));
    refused(
        Reason.SIGNATURE_MISMATCH,
        presigned("/b/k", query, headers("X-Amz-Meta-A: other"), toSign));
    refused(
        Reason.SIGNATURE_MISMATCH,
        presigned("/b/k", query, headers("Content-Type: text/html"), toSign));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-amz-acl=public-read&", "X-Amz-Copy-Source=%2Fa%2Fb&", "x-amz-meta-a=1&"})
  void aHeaderThatSomebodyAddedToTheQueryIsRefused(String added) {
    refused(Reason.SIGNATURE_MISMATCH, presigned("/b/k", added, host(), GET + "/b/k"));
  }

  @Test
  void aPathMaySignItsCanonicalEncoding() {
    taken(presigned("/b/a(1)", "", host(), GET + "/b/a(1)"));
    taken(presigned("/b/a(1)", "", host(), GET + "/b/a%281%29"));
    refused(Reason.SIGNATURE_MISMATCH, presigned("/b/a(1)", "", host(), GET + "/b/a(2)"));
  }

  @Test
  void aBucketMaySignASlashAtItsEnd() {
    taken(presigned("/b", "", host(), GET + "/b"));
    taken(presigned("/b", "", host(), GET + "/b/"));
    refused(Reason.SIGNATURE_MISMATCH, presigned("/b/k", "", host(), GET + "/b/k/"));
  }

  @Test
  void theBucketInTheHostIsPartOfWhatIsSigned() {
    SignedRequest url = presigned("/k", "", host(), GET + "/b/k");
    taken(new SignedRequest("GET", "b", "/k", url.rawQuery(), url.headers()));
    refused(
        Reason.SIGNATURE_MISMATCH,
        new SignedRequest("GET", "c", "/k", url.rawQuery(), url.headers()));
    refused(Reason.SIGNATURE_MISMATCH, url);
  }

  @Test
  void aUrlHoldsUntilItsEndAndNoLonger() {
    SignedRequest url = presigned("/b/k", "", host(), GET + "/b/k");
    assertThat(Signing.outcome(Version2Signing.verifier(Instant.ofEpochSecond(ENDS)), url))
        .isInstanceOf(Authentication.class);
    AuthFailure over =
        refused(Reason.EXPIRED, Version2Signing.verifier(Instant.ofEpochSecond(ENDS + 1)), url);
    assertThat(over.details())
        .containsEntry("Expires", "2007-03-27T19:37:42Z")
        .containsEntry("ServerTime", "2007-03-27T19:37:43Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "1.5", "99999999999999999999", "9223372036854775807", "1206000000"})
  void anEndThatIsNoneOrTooFarIsRefused(String expires) {
    refused(
        Reason.INCOMPLETE,
        presigned("/b/k", "", host(), "GET\n\n\n" + expires + "\n/b/k", expires));
  }

  @Test
  void anEndBeforeAllTimeHasExpired() {
    refused(Reason.EXPIRED, presigned("/b/k", "", host(), "GET\n\n\n-1\n/b/k", "-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE",
        "Signature=x",
        "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=x",
        "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175024262",
        "AWSAccessKeyId=&Expires=1175024262&Signature=x"
      })
  void halfASignatureIsNotAnonymous(String query) {
    refused(Reason.INCOMPLETE, new SignedRequest("GET", "/b/k", query, host()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS | UNKNOWN_SCHEME",
        "AWS HAHAHA | UNKNOWN_SCHEME",
        "AWS : | UNKNOWN_SCHEME",
        "AWS key: | UNKNOWN_SCHEME",
        "AWS :signature | UNKNOWN_SCHEME",
        "aws key:signature | UNKNOWN_SCHEME",
        "AWS nobody:signature | UNKNOWN_KEY",
        "AWS AKIAIOSFODNN7EXAMPLE:AAAA | SIGNATURE_MISMATCH",
        "AWS AKIAIOSFODNN7EXAMPLE:bwq2S1weiJ+yDJ0Vq697ZP+ixmu= | SIGNATURE_MISMATCH"
      })
  void aHeaderThatIsWrongIsRefused(String authorization, Reason reason) {
    refused(reason, puppy(authorization, "Date: Tue, 27 Mar 2007 19:36:42 +0000"));
  }

  private static SignedRequest puppy(String authorization, String date) {
    MultiMap headers = headers("Host: h", date).set("authorization", authorization);
    return new SignedRequest("GET", "/johnsmith/photos/puppy.jpg", "", headers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date: Tue, 27 Mar 2007 19:36:43 +0000 | SIGNATURE_MISMATCH",
        "Date: Tue, 27 Mar 2007 19:51:43 +0000 | SKEWED",
        "Date: Tue, 07 Jul 2010 21:53:04 GMT | SKEWED",
        "Date: Tue, 27 Mar 2007 19:21:41 +0000 | SKEWED",
        "Date: Tue, 07 Jul 1950 21:53:04 GMT | BAD_DATE",
        "Date: yesterday | BAD_DATE",
        "X: y | BAD_DATE",
        "x-amz-date: never | BAD_DATE"
      })
  void aTimeThatIsWrongIsRefused(String date, Reason reason) {
    refused(reason, puppy(PUPPY, date));
  }

  @Test
  void oneOfTwoTimesIsSignedAmongTheHeaders() {
    String time = "Tue, 27 Mar 2007 19:40:00 +0000";
    String toSign = "GET\n\n\n\nx-amz-date:" + time + "\n/b/k";
    MultiMap headers =
        headers("Host: h", "x-amz-date: " + time, "Date: Mon, 1 Jan 2001 00:00:00 +0000");
    headers.set(
        "authorization",
        "AWS "
            + Signing.ACCESS_KEY
            + ":"
            + Hashes.hmacSha1(SecretAccessKey.of(Signing.SECRET), toSign));
    taken(new SignedRequest("GET", "/b/k", "", headers));
  }

  @Test
  void twoWaysOfSigningAreOneTooMany() {
    SignedRequest url = presigned("/b/k", "", host(), GET + "/b/k");
    refused(
        Reason.AMBIGUOUS,
        new SignedRequest("GET", "/b/k", url.rawQuery(), headers("Authorization: " + PUPPY)));
    refused(
        Reason.AMBIGUOUS,
        new SignedRequest("GET", "/b/k", url.rawQuery() + "&X-Amz-Signature=0", host()));
  }

  @Test
  void thereAreNoSessions() {
    refused(
        Reason.UNKNOWN_SESSION,
        presigned("/b/k", "x-amz-security-token=t&", host(), GET + "x-amz-security-token:t\n/b/k"));
  }

  @Test
  void aWrongSignatureTellsWhatShouldHaveBeenSigned() {
    SignedRequest url = presigned("/b/k", "acl&", host(), GET + "/b/k");
    assertThat(refused(Reason.SIGNATURE_MISMATCH, url).details())
        .containsEntry("AWSAccessKeyId", Signing.ACCESS_KEY)
        .containsEntry("StringToSign", GET + "/b/k?acl")
        .containsKeys("SignatureProvided", "StringToSignBytes");
  }

  @Test
  void whereItIsOffVersion2IsRefused() {
    refused(
        Reason.UNSUPPORTED_ALGORITHM,
        Signing.sigV4(THEN),
        presigned("/b/k", "", host(), GET + "/b/k"));
    refused(
        Reason.UNSUPPORTED_ALGORITHM,
        Signing.sigV4(THEN),
        puppy(PUPPY, "Date: Tue, 27 Mar 2007 19:36:42 +0000"));
  }
}
