package io.sluice.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The one form that a query or path has for whoever signs it. */
class CanonicalProperties {

  private static String canonical(String query) {
    StringBuilder to = new StringBuilder();
    CanonicalQuery.of(query).appendTo(to, QueryClaim.SIGNATURE);
    return to.toString();
  }

  @Property
  void whatIsCanonicalStaysAsItIs(@ForAll("queries") String text) {
    assertThat(canonical(canonical(text))).isEqualTo(canonical(text));
    String path = Percent.canonicalPath(text);
    assertThat(Percent.canonicalPath(path)).isEqualTo(path);
  }

  @Property
  void onlyUnreservedCharactersAreLeft(@ForAll("queries") String text) {
    assertThat(canonical(text)).matches("([A-Za-z0-9._~=&-]|%[0-9A-F]{2})*");
    assertThat(Percent.canonicalPath(text)).matches("([A-Za-z0-9._~/-]|%[0-9A-F]{2})*");
  }

  @Property
  void theValueIsWhatTheOtherDecoderReads(@ForAll("words") String value) {
    String encoded = io.sluice.gateway.http.Percent.encode(value);
    assertThat(CanonicalQuery.of("a=" + encoded).value("a")).contains(value);
    assertThat(Percent.decode(encoded)).isEqualTo(value);
  }

  @Provide
  Arbitrary<String> words() {
    return Inputs.words();
  }

  @Provide
  Arbitrary<String> queries() {
    return Arbitraries.oneOf(
            Inputs.latin(),
            Inputs.near("a=b&c=d%20e+f&a=a", "/a//b/%2F%c3%bc"),
            Inputs.of("a", "=", "&", "%", "%2f", "%41", "+", " ", "/", "\u00ff"))
        .filter(text -> text.chars().allMatch(c -> c < 256));
  }
}
