package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.Signing.ACCESS_KEY;
import static io.sluice.gateway.auth.Signing.DAY;
import static io.sluice.gateway.auth.Signing.EMPTY_SHA256;
import static io.sluice.gateway.auth.Signing.SECRET;
import static io.sluice.gateway.auth.Signing.authorization;
import static io.sluice.gateway.auth.Signing.headers;
import static io.sluice.gateway.auth.Signing.outcome;
import static io.sluice.gateway.auth.Signing.sigV4;
import static io.sluice.gateway.auth.Signing.signed;
import static io.sluice.gateway.auth.Signing.unsignedPayload;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.AuthFailure.Reason;
import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigV4Test {
  private static final String GET_SIGNATURE =
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
  private static final String PRESIGNED_SIGNATURE =
      "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

  /** AWS's example of a GET by header. */
  private static MultiMap getHeaders() {
    return headers(
        "Host: examplebucket.s3.amazonaws.com",
        "Range: bytes=0-9",
        "x-amz-content-sha256: " + EMPTY_SHA256,
        "x-amz-date: 20130524T000000Z",
        authorization("host;range;x-amz-content-sha256;x-amz-date", GET_SIGNATURE));
  }

  private static SignedRequest get(MultiMap headers) {
    return new SignedRequest("GET", "/test.txt", "", headers);
  }

  /** AWS's example of a presigned GET. */
  private static String presignedQuery() {
    return "X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        + "&X-Amz-Signature="
        + PRESIGNED_SIGNATURE;
  }

  private static SignedRequest presigned(String query, String... more) {
    MultiMap headers = headers(more).add("host", "examplebucket.s3.amazonaws.com");
    return new SignedRequest("GET", "/test.txt", query, headers);
  }

  private static AuthFailure failure(SigV4 sigV4, SignedRequest request) {
    Object outcome = outcome(sigV4, request);
    assertThat(outcome).isInstanceOf(AuthFailure.class);
    return (AuthFailure) outcome;
  }

  private static void refused(Reason reason, SignedRequest request) {
    assertThat(failure(sigV4(), request).reason()).isEqualTo(reason);
  }

  @Test
  void aRequestWithoutAnySignatureIsAnonymous() {
    Future<Authentication> authenticated = sigV4().authenticate(get(headers("Host: h")));
    assertThat(authenticated.result())
        .isEqualTo(new Authentication(Principal.ANONYMOUS, new PayloadSeal.Unsigned()));
  }

  @Test
  void aSessionWithoutASignatureIsNotAnonymous() {
    refused(Reason.UNKNOWN_SESSION, get(headers("Host: h", "X-Amz-Security-Token: t")));
  }

  @Test
  void halfASignatureIsNotAnonymous() {
    for (String half : List.of("X-Amz-Signature=0", "X-Amz-Algorithm=x", "AWSAccessKeyId=x")) {
      SignedRequest request = new SignedRequest("GET", "/b/k", half, headers("Host: h"));
      assertThat(sigV4().authenticate(request).failed()).as(half).isTrue();
    }
    assertThat(sigV4().authenticate(get(headers("Host: h", "Authorization: "))).failed()).isTrue();
  }

  @Test
  void anAnonymousBodyCannotComeInSignedChunks() {
    refused(
        Reason.BAD_CONTENT_SHA256,
        get(headers("Host: h", "X-Amz-Content-Sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD")));
  }

  @Test
  void twoWaysOfSigningAreOneTooMany() {
    refused(
        Reason.AMBIGUOUS, new SignedRequest("GET", "/test.txt", presignedQuery(), getHeaders()));
    refused(Reason.AMBIGUOUS, get(getHeaders().add("authorization", "Basic YTpi")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=",
        "AWS4-ECDSA-P256-SHA256 Credential=a/20130524/s3/aws4_request",
        "AWS4-HMAC-SHA256"
      })
  void otherAlgorithmsAreNotSupported(String authorization) {
    refused(Reason.UNSUPPORTED_ALGORITHM, get(getHeaders().set("authorization", authorization)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer x", "aws4-hmac-sha256 x", "AWS"})
  void whatSignsNothingIsRefused(String authorization) {
    refused(Reason.UNKNOWN_SCHEME, get(getHeaders().set("authorization", authorization)));
  }

  @Test
  void aSignedHeaderIsNamedOnce() {
    for (String names : List.of("host;range;range", "host;range;Range", "host;;;range")) {
      refused(
          Reason.MALFORMED_HEADER,
          get(getHeaders().remove("authorization").addAll(headers(authorization(names, "0")))));
    }
  }

  @Test
  void aHashIsInAscii() {
    refused(
        Reason.BAD_CONTENT_SHA256,
        get(headers("Host: h", "X-Amz-Content-Sha256: " + "٣".repeat(64))));
  }

  @Test
  void aDateHasAYearOfFourDigits() {
    refused(
        Reason.BAD_DATE,
        get(getHeaders().remove("x-amz-date").set("date", "Fri, 31 Dec 9999 23:59:59 -1800")));
  }

  @Test
  void signatureVersion2InAQueryIsNotSupported() {
    refused(Reason.UNSUPPORTED_ALGORITHM, presigned("AWSAccessKeyId=a&Expires=1&Signature=b%3D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS4-HMAC-SHA256 ",
        "AWS4-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=/20130524/r/s3/aws4_request,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a/20130524/r/s3/aws5_request,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a/20130524/r/ec2/aws4_request,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a/20130525/r/s3/aws4_request,SignedHeaders=host,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a/20130524/r/s3/aws4_request,Signature=a",
        "AWS4-HMAC-SHA256 Credential=a/20130524/r/s3/aws4_request,SignedHeaders=host",
        "AWS4-HMAC-SHA256 ,,,=,=a,"
      })
  void aHeaderThatCannotBeReadIsMalformed(String authorization) {
    refused(Reason.MALFORMED_HEADER, get(getHeaders().set("authorization", authorization)));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Expires=86400, X-Amz-Expires=604801",
    "X-Amz-Expires=86400, X-Amz-Expires=-1",
    "X-Amz-Expires=86400, X-Amz-Expires=soon",
    "X-Amz-Expires=86400, X-Amz-Expires=",
    "X-Amz-Expires=86400, X-Amz-Expires=1&X-Amz-Expires=2",
    "X-Amz-Expires=86400, x=y",
    "X-Amz-Date=20130524T000000Z, X-Amz-Date=2013-05-24T00:00:00Z",
    "X-Amz-Date=20130524T000000Z, X-Amz-Date=20130525T000000Z",
    "X-Amz-Date=20130524T000000Z, X-Amz-Date=20131324T000000Z",
    "%2Fs3%2F, %2Fsqs%2F",
    "%2F20130524, 20130524",
    "X-Amz-SignedHeaders=host, x=host",
    "X-Amz-Signature, x"
  })
  void aPresignedUrlThatCannotBeReadIsMalformed(String part, String replacement) {
    refused(Reason.MALFORMED_QUERY, presigned(presignedQuery().replace(part, replacement)));
  }

  @Test
  void aRequestMustSayItsTime() {
    MultiMap headers = getHeaders().remove("x-amz-date");
    refused(Reason.BAD_DATE, get(headers));
    refused(Reason.BAD_DATE, get(getHeaders().set("x-amz-date", "yesterday")));
  }

  @Test
  void theTimeMayBeInDate() {
    MultiMap headers = unsignedPayload().add("date", "Fri, 24 May 2013 00:00:00 GMT");
    assertThat(outcome(sigV4(), signed("/", "", headers))).isInstanceOf(Authentication.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-901, 901, 86_400})
  void aClockTooFarOffIsSkewed(long seconds) {
    AuthFailure failure = failure(sigV4(DAY.plusSeconds(seconds)), get(getHeaders()));
    assertThat(failure.reason()).isEqualTo(Reason.SKEWED);
    assertThat(failure.details())
        .containsEntry("RequestTime", "20130524T000000Z")
        .containsEntry("ServerTime", DAY.plusSeconds(seconds).toString())
        .containsEntry("MaxAllowedSkewMilliseconds", "900000");
  }

  @ParameterizedTest
  @ValueSource(longs = {-900, 0, 900})
  void aClockSomewhatOffIsNot(long seconds) {
    assertThat(outcome(sigV4(DAY.plusSeconds(seconds)), get(getHeaders())))
        .isInstanceOf(Authentication.class);
  }

  @Test
  void aPresignedUrlHoldsUntilItExpires() {
    SignedRequest request = presigned(presignedQuery());
    Instant end = DAY.plus(Duration.ofDays(1));
    assertThat(outcome(sigV4(end), request)).isInstanceOf(Authentication.class);
    AuthFailure late = failure(sigV4(end.plusSeconds(1)), request);
    assertThat(late.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(late.details()).containsEntry("Expires", end.toString());
    assertThat(failure(sigV4(DAY.minusSeconds(901)), request).reason()).isEqualTo(Reason.NOT_YET);
  }

  @Test
  void sessionsAreRefusedClearly() {
    refused(Reason.UNKNOWN_SESSION, get(getHeaders().add("x-amz-security-token", "t")));
    refused(Reason.UNKNOWN_SESSION, presigned(presignedQuery() + "&X-Amz-Security-Token=t"));
  }

  @Test
  void anUnknownKeyIsNamed() {
    MultiMap headers = getHeaders();
    headers.set("authorization", headers.get("authorization").replace(ACCESS_KEY, "nobody"));
    AuthFailure failure = failure(sigV4(), get(headers));
    assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_KEY);
    assertThat(failure.details()).containsEntry("AWSAccessKeyId", "nobody");
  }

  @Test
  void everyAmzHeaderMustBeSigned() {
    MultiMap headers = getHeaders().add("X-Amz-Tagging", "a").add("X-Amz-Acl", "public-read");
    AuthFailure failure = failure(sigV4(), get(headers));
    assertThat(failure.reason()).isEqualTo(Reason.UNSIGNED_HEADERS);
    assertThat(failure.details()).containsEntry("HeadersNotSigned", "x-amz-acl, x-amz-tagging");
    refused(Reason.UNSIGNED_HEADERS, presigned(presignedQuery(), "x-amz-acl: public-read"));
  }

  @Test
  void hostMustBeSigned() {
    MultiMap headers = getHeaders();
    headers.set("authorization", headers.get("authorization").replace("host;", ""));
    refused(Reason.UNSIGNED_HEADERS, get(headers));
  }

  @Test
  void theBodyMustBeSpokenFor() {
    refused(Reason.MISSING_CONTENT_SHA256, get(getHeaders().remove("x-amz-content-sha256")));
    refused(Reason.BAD_CONTENT_SHA256, get(getHeaders().set("x-amz-content-sha256", "0123")));
    refused(
        Reason.BAD_CONTENT_SHA256, get(getHeaders().set("x-amz-content-sha256", "g".repeat(64))));
    refused(
        Reason.UNSUPPORTED_ALGORITHM,
        get(getHeaders().set("x-amz-content-sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD")));
  }

  @ParameterizedTest
  @CsvSource({
    "UNSIGNED-PAYLOAD,",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER, false",
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD, true",
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, true"
  })
  void theSealIsWhatTheHeaderSays(String contentSha256, Boolean signed) {
    SignedRequest request = signed("/", "", headers("x-amz-content-sha256: " + contentSha256));
    Authentication authentication = (Authentication) outcome(sigV4(), request);
    if (signed == null) {
      assertThat(authentication.seal()).isEqualTo(new Unsigned());
    } else {
      Chunked chunked = (Chunked) authentication.seal();
      assertThat(chunked.signatures().isPresent()).isEqualTo(signed);
      assertThat(chunked.trailer()).isEqualTo(contentSha256.endsWith("TRAILER"));
    }
  }

  @Test
  void aMismatchShowsWhatWasCompared() {
    MultiMap headers = getHeaders().set("range", "bytes=0-10");
    AuthFailure failure = failure(sigV4(), get(headers));
    assertThat(failure.reason()).isEqualTo(Reason.SIGNATURE_MISMATCH);
    assertThat(failure.details())
        .containsOnlyKeys(
            "AWSAccessKeyId",
            "StringToSign",
            "SignatureProvided",
            "StringToSignBytes",
            "CanonicalRequest",
            "CanonicalRequestBytes")
        .containsEntry("SignatureProvided", GET_SIGNATURE);
    assertThat(failure.details().get("CanonicalRequest"))
        .isEqualTo(
            "GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-10\n"
                + "x-amz-content-sha256:"
                + EMPTY_SHA256
                + "\nx-amz-date:20130524T000000Z\n\n"
                + "host;range;x-amz-content-sha256;x-amz-date\n"
                + EMPTY_SHA256);
    assertThat(failure.details().get("CanonicalRequestBytes")).startsWith("47 45 54 0a 2f");
    assertThat(failure.details().toString()).doesNotContain(SECRET);
  }

  @Test
  void aReplacedSecretHoldsAtOnce() {
    var secrets =
        new Object() {
          String current = SECRET;
        };
    SigV4 sigV4 =
        new SigV4(
            id ->
                Future.succeededFuture(
                    Optional.of(
                        new Credentials.Credential(
                            Signing.PRINCIPAL, id, SecretAccessKey.of(secrets.current)))),
            SigV4Limits.defaults(),
            Signing.clock(DAY));
    assertThat(outcome(sigV4, get(getHeaders()))).isInstanceOf(Authentication.class);
    secrets.current = "another";
    assertThat(failure(sigV4, get(getHeaders())).reason()).isEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void aLookupThatFailsIsNoMatterOfTheSignature() {
    IllegalStateException broken = new IllegalStateException("store");
    SigV4 sigV4 =
        new SigV4(id -> Future.failedFuture(broken), SigV4Limits.defaults(), Signing.clock(DAY));
    assertThat(outcome(sigV4, get(getHeaders()))).isSameAs(broken);
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(SecretAccessKey.of(SECRET)).hasToString("***").isEqualTo(SecretAccessKey.of(SECRET));
  }
}
