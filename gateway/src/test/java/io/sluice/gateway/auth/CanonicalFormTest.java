package io.sluice.gateway.auth;

import static io.sluice.gateway.auth.Signing.outcome;
import static io.sluice.gateway.auth.Signing.sigV4;
import static io.sluice.gateway.auth.Signing.signed;
import static io.sluice.gateway.auth.Signing.unsignedPayload;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, queries and headers as both sides must write them before they sign. */
class CanonicalFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "//", "/a//b", "/a/../b", "/./a", "/a%2Fb", "/%7Ea", "/a%2fb", "/a+b"})
  void aPathIsSignedAsSent(String path) {
    assertThat(outcome(sigV4(), signed(path, "", unsignedPayload())))
        .isInstanceOf(Authentication.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/a(b)!, /a%28b%29%21",
    "/a%2fb, /a/b",
    "/%2Fa, //a",
    "/%61, /a",
    "/a+b, /a%2Bb",
    "/ä, /%E4"
  })
  void aPathMayAlsoBeSignedInItsCanonicalEncoding(String sent, String encoded) {
    MultiMap headers = signed(encoded, "", unsignedPayload()).headers();
    assertThat(outcome(sigV4(), new SignedRequest("GET", sent, "", headers)))
        .isInstanceOf(Authentication.class);
  }

  @ParameterizedTest
  @CsvSource({
    "b=2&a=1, a=1&b=2",
    "a, a=",
    "a=&&b, a=&b=",
    "a=2&a=1&a, a=&a=1&a=2",
    "a=b+c, a=b%20c",
    "a=b%20c, a=b%20c",
    "a=b/c, a=b%2Fc",
    "a=b%2fc, a=b%2Fc",
    "a=%7e%zz%, a=~%25zz%25",
    "a=b=c, a=b%3Dc",
    "a-b=1&a=2, a=2&a-b=1",
    "A=1&a=2&_=3, A=1&_=3&a=2"
  })
  void aQueryHasOneCanonicalForm(String raw, String canonical) {
    StringBuilder form = new StringBuilder();
    CanonicalQuery.of(raw).appendTo(form, "X-Amz-Signature");
    assertThat(form).hasToString(canonical);
  }

  @Test
  void headersAreFoldedAndJoined() {
    MultiMap headers =
        unsignedPayload()
            .add("x-amz-meta-a", "  one   two\tthree  ")
            .add("x-amz-meta-a", "four")
            .add("x-amz-meta-empty", "");
    SignedRequest request = signed("/", "", headers);
    request.headers().set("x-amz-meta-a", "one two three,four");
    assertThat(outcome(sigV4(), request)).isInstanceOf(Authentication.class);
  }
}
