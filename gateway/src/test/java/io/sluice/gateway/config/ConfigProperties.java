package io.sluice.gateway.config;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What operators write. */
class ConfigProperties {
  private static final String FILE =
      """
      s3:
        port: 9000
      limits: {xmlBytes: 4MiB, requests: 10}
      proxies:
        trusted: [10.0.0.0/8]
      storage:
        settings:
          root: /srv # here
      """;

  @Property
  void sizesAreReadAsTheyAreWritten(@ForAll @LongRange(max = Long.MAX_VALUE) long bytes) {
    ByteSize size = new ByteSize(bytes);
    // 19 digits without a unit are read as little as anybody writes them.
    if (size.toString().length() <= 18) {
      assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }
  }

  @Property
  void durationsAreReadAsTheyAreWritten(@ForAll @LongRange(max = 999_999_999_999L) long millis) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }

  @Property
  void aValueIsReadOrRefused(@ForAll("values") String text) {
    List<Class<?>> types = List.of(ByteSize.class, Duration.class, int.class, java.net.URI.class);
    for (Class<?> type : types) {
      try {
        assertThat(Values.parse(type, text)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageMatching("a .*");
      }
    }
    try {
      assertThat(ByteSize.parse(text).bytes()).isNotNegative();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining(text);
    }
  }

  @Property
  void aFileIsReadOrItsProblemsAreNamed(@ForAll("files") String text) {
    List<String> problems = new ArrayList<>();
    ConfigSources sources = new ConfigSources(Schema.of(SluiceConfig.DEFAULTS), problems);
    assertThat(sources.file("sluice.yaml", text)).isNotNull();
  }

  @Property
  void aSettingIsTakenOrItsProblemIsNamed(
      @ForAll("variables") String name, @ForAll("values") String value) {
    try {
      assertThat(ConfigLoader.load(Optional.empty(), Map.of(name, value), Map.of())).isNotNull();
    } catch (ConfigFailure refused) {
      assertThat(refused).hasMessageNotContaining("java.");
    }
  }

  @Property
  void aRangeIsReadOrRefused(@ForAll("ranges") String text) throws UnknownHostException {
    try {
      Cidr range = Cidr.parse(text);
      assertThat(range.bits()).isBetween(0, range.network().getAddress().length * 8);
      assertThat(range.contains(range.network())).isTrue();
      assertThat(range.contains(InetAddress.getByAddress(new byte[4]))).isIn(true, false);
    } catch (IllegalArgumentException refused) {
      assertThat(text).isNotEqualTo("10.0.0.0/8");
    }
  }

  @Property
  void aRangeHoldsWhatBeginsAlike(
      @ForAll @Size(4) byte[] network,
      @ForAll @Size(4) byte[] other,
      @ForAll @IntRange(max = 32) int bits)
      throws UnknownHostException {
    Cidr range = new Cidr(InetAddress.getByAddress(network), bits);
    long mask = bits == 0 ? 0 : -1L << (32 - bits);
    boolean alike = (number(network) & mask) == (number(other) & mask);
    assertThat(range.contains(InetAddress.getByAddress(other))).isEqualTo(alike);
  }

  private static long number(byte[] address) {
    return Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(address).getInt());
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> aFileIsReadOrItsProblemsAreNamed(input));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Inputs.near("64KiB", "9007199254740993TiB", "250ms", "99999999999d", "-1", "http://h:1/"),
        Inputs.of("9", "0", "KiB", "TiB", "d", "ms", " ", "-", "٣"),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> variables() {
    List<String> names =
        Schema.of(SluiceConfig.DEFAULTS).values().stream().map(Schema.Leaf::environment).toList();
    return Arbitraries.oneOf(Arbitraries.of(names), Inputs.near(Arbitraries.of(names)));
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.oneOf(
        Inputs.near(FILE),
        Inputs.of(
            "s3",
            ":",
            " ",
            "\n",
            "  ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!!",
            "0x",
            "1_",
            "|",
            "\"",
            "'",
            "#",
            "?",
            "\t",
            "---",
            "%YAML 9.9",
            "!!binary x",
            "\ufeff",
            "port"),
        Inputs.text());
  }

  @Provide
  Arbitrary<String> ranges() {
    return Arbitraries.oneOf(
        Inputs.near("10.0.0.0/8", "2001:db8::/32", "::ffff:10.0.0.0/104", "fe80::1%lo/10"),
        Inputs.of("1", ".", ":", "::", "/", "-", "+", "8", "%", "lo", "0x"));
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("a: b\n", "- ", "[", "{a: ", "x", "\"", "#\n", "s3:\n", " ");
  }
}
