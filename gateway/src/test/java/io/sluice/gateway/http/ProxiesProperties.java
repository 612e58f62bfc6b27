package io.sluice.gateway.http;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.config.ProxiesConfig;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The addresses that others say. */
class ProxiesProperties {
  private static final Proxies PROXIES =
      new Proxies(new ProxiesConfig(List.of("127.0.0.0/8", "::1"), false, false));

  private static String sender(Map<String, String> headers) {
    MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    return PROXIES.sender("127.0.0.1", false, all).address();
  }

  @Property
  void whateverIsSaidTheSenderHasAnAddress(@ForAll("headers") Map<String, String> headers) {
    assertThat(InetAddress.ofLiteral(sender(headers))).isNotNull();
  }

  @Property
  void theLastOfWhatIsSaidCounts(
      @ForAll("forwarded") String said, @ForAll("octet") int octet, @ForAll boolean rfc) {
    String last = "203.0.113." + octet;
    String header = rfc ? "Forwarded" : "X-Forwarded-For";
    String value = said.replaceAll("[\r\n]", "") + ", " + (rfc ? "for=" : "") + last;
    assertThat(sender(Map.of(header, value))).isEqualTo(last);
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> sender(Map.of("Forwarded", input)));
    assertLinear(() -> sender(Map.of("X-Forwarded-For", input)));
  }

  @Provide
  Arbitrary<Integer> octet() {
    return Arbitraries.integers().between(0, 255);
  }

  @Provide
  Arbitrary<String> forwarded() {
    return Arbitraries.oneOf(
        Inputs.near(
            "for=192.0.2.1;proto=https, for=\"[2001:db8::1]:80\"",
            "10.0.0.1, 10.0.0.2:80, [::1]:80, fe80::1%lo",
            "for=unknown;by=_x"),
        Inputs.of("[", "]", ":", "::", "1", ".", "%", "lo", "for=", ";", ",", "\"", "127.0.0.1"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    Arbitrary<String> names = Arbitraries.of("forwarded", "x-forwarded-for", "x-forwarded-proto");
    return Arbitraries.maps(names, forwarded()).ofMaxSize(2);
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("for=127.0.0.1,", "127.0.0.1,", "[", ":", ";", "::1,", "for=", ",", "1.");
  }
}
