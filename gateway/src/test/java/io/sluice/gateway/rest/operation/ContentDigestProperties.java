package io.sluice.gateway.rest.operation;

import static io.sluice.contract.Inputs.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.rest.error.RestFailure;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ContentDigestProperties {

  private static void readOrRefuse(String header) {
    try {
      ContentDigest.sha256(header).ifPresent(sum -> assertThat(sum.raw()).hasSize(32));
    } catch (RestFailure refused) {
      assertThat(refused.problem().code().status()).isEqualTo(400);
    }
  }

  @Property
  void aDigestIsReadOrRefused(@ForAll("headers") String header) {
    readOrRefuse(header);
  }

  @Property
  void aDigestIsReadAsItWasWritten(@ForAll @Size(32) byte[] raw) {
    Checksum sum = Checksum.fullObject(ChecksumAlgorithm.SHA256, raw);
    assertThat(ContentDigest.sha256("md5=:x:, sha-256=:" + sum.value() + ":")).contains(sum);
  }

  @Property(tries = 2)
  void muchIsReadInTime(@ForAll("huge") String input) {
    assertLinear(() -> readOrRefuse(input));
  }

  @Provide
  Arbitrary<String> headers() {
    String digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    return Arbitraries.oneOf(
        Inputs.near(digest, "sha-512=:x:, " + digest),
        Inputs.of("sha-256", "=", ":", ",", " ", "AAAA"),
        Inputs.latin());
  }

  @Provide
  Arbitrary<String> huge() {
    return Inputs.huge("sha-256=", ":", " ", ",", "sha-", "A");
  }
}
