package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.AuthFailure.Reason.SIGNATURE_MISMATCH;
import static io.sluice.gateway.auth.Signing.ACCESS_KEY;
import static io.sluice.gateway.auth.Signing.DAY;
import static io.sluice.gateway.auth.Signing.SECRET;
import static io.sluice.gateway.auth.Signing.clock;
import static io.sluice.gateway.auth.Signing.outcome;
import static io.sluice.gateway.auth.Signing.sigV4;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** AWS's own client signs, for any request, what we accept; and nothing else. */
class SdkSignerTest {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** A request as an application would state it. */
  record Wanted(
      SdkHttpMethod method,
      String key,
      Map<String, List<String>> parameters,
      Map<String, List<String>> headers,
      String region) {}

  @Property(tries = 500)
  void whatTheSdkSignsByHeaderIsAccepted(@ForAll("requests") Wanted wanted) {
    SignedRequest signed = signed(wanted, AuthLocation.HEADER);
    assertThat(outcome(sigV4(), signed)).isInstanceOf(Authentication.class);
  }

  @Property(tries = 500)
  void whatTheSdkPresignsIsAccepted(@ForAll("requests") Wanted wanted) {
    SignedRequest signed = signed(wanted, AuthLocation.QUERY_STRING);
    assertThat(outcome(sigV4(), signed)).isInstanceOf(Authentication.class);
  }

  @Property(tries = 300)
  void anotherPathOrQueryIsRefused(@ForAll("requests") Wanted wanted) {
    SignedRequest signed = signed(wanted, AuthLocation.HEADER);
    refused(
        new SignedRequest(
            signed.method(), signed.rawPath() + "x", signed.rawQuery(), signed.headers()));
    refused(
        new SignedRequest(
            signed.method(), signed.rawPath(), signed.rawQuery() + "&x", signed.headers()));
    refused(new SignedRequest("POST", signed.rawPath(), signed.rawQuery(), signed.headers()));
  }

  private static void refused(SignedRequest request) {
    assertThat(outcome(sigV4(), request))
        .isInstanceOfSatisfying(
            AuthFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(SIGNATURE_MISMATCH));
  }

  private static SignedRequest signed(Wanted wanted, AuthLocation location) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(wanted.method)
            .protocol("https")
            .host("bucket.s3.example.org")
            .encodedPath("/" + SdkHttpUtils.urlEncodeIgnoreSlashes(wanted.key))
            .rawQueryParameters(wanted.parameters)
            .headers(wanted.headers)
            .build();
    SdkHttpRequest signed =
        SIGNER
            .sign(sign ->
                sign.identity(AwsCredentialsIdentity.create(ACCESS_KEY, SECRET))
                    .request(request)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, wanted.region)
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, location)
                    .putProperty(
                        AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED,
                        location == AuthLocation.HEADER)
                    .putProperty(
                        AwsV4FamilyHttpSigner.EXPIRATION_DURATION,
                        location == AuthLocation.HEADER ? null : Duration.ofMinutes(5))
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock(DAY)))
            .request();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    signed.forEachHeader((name, values) -> headers.add(name, values));
    return new SignedRequest(
        signed.method().name(),
        signed.encodedPath(),
        signed.encodedQueryParameters().orElse(""),
        headers);
  }

  @Provide
  Arbitrary<Wanted> requests() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("aZ09-._~ +%/ü&=$").ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> values = Arbitraries.strings().withChars("aZ-_.~ +%/:;=&€😀").ofMaxLength(9);
    Arbitrary<Map<String, List<String>>> parameters =
        Arbitraries.maps(names, values.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(4);
    Arbitrary<String> headerNames =
        Arbitraries.strings().withChars("abz09-").ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> headerValues = Arbitraries.strings().withChars("ab =,;\"").ofMaxLength(12);
    Arbitrary<Map<String, List<String>>> headers =
        Arbitraries.maps(
                headerNames.map(name -> "x-amz-meta-" + name),
                headerValues.list().ofMinSize(1).ofMaxSize(2))
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(SdkHttpMethod.GET, SdkHttpMethod.PUT, SdkHttpMethod.DELETE),
            Arbitraries.strings().withChars("aZ/. +%#?!'()*\"&=@:,äß中😀").ofMaxLength(30),
            parameters,
            headers,
            Arbitraries.of("us-east-1", "eu-central-1", "garage", "x"))
        .as(Wanted::new);
  }
}
