package io.sluice.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.access.BucketSettings;
import io.sluice.gateway.control.JsonCodec;
import io.sluice.gateway.policy.BucketPolicy.Fate;
import io.sluice.gateway.policy.BucketPolicy.Indexing;
import io.sluice.gateway.policy.BucketPolicy.OnInfected;
import io.sluice.gateway.policy.BucketPolicy.OnUnscanned;
import io.sluice.gateway.policy.BucketPolicy.Scanning;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

  private static PolicySettings choose(Scanning scanning, Map<Reason, OnUnscanned> unscanned) {
    return new PolicySettings(null, scanning, null, unscanned, null, null, null, null);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aProfileSaysSomethingOfEverything(Profile profile) {
    BucketPolicy policy = profile.policy();
    assertThat(policy.unscanned()).containsOnlyKeys(Reason.values());
    assertThat(PolicySettings.NONE.over(profile)).isEqualTo(policy);
    assertThat(PolicySettings.ofProfile(profile).over(Profile.DOCUMENTS)).isEqualTo(policy);
  }

  @Test
  void whatIsChosenGoesOverTheProfileAndLeavesTheRest() {
    PolicySettings chosen =
        choose(Scanning.DEFERRED, Map.of(Reason.ENCRYPTED, OnUnscanned.QUARANTINE));
    BucketPolicy policy = chosen.over(Profile.DOCUMENTS);
    assertThat(policy.scanning()).isEqualTo(Scanning.DEFERRED);
    assertThat(policy.unscanned()).containsEntry(Reason.ENCRYPTED, OnUnscanned.QUARANTINE);
    assertThat(policy.unscanned()).containsEntry(Reason.UNAVAILABLE, OnUnscanned.REFUSE);
    assertThat(policy.indexing()).isEqualTo(Indexing.TEXT);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void whatIsInfectedIsNeverKept(Profile profile) {
    assertThat(profile.policy().fate(new Verdict.Infected("x"))).isNotEqualTo(Fate.KEEP);
  }

  @Test
  void aScannerThatIsDownIsTreatedAsTheProfileHasIt() {
    Verdict down = new Verdict.NotScanned(Reason.UNAVAILABLE);
    assertThat(Profile.DOCUMENTS.policy().fate(down)).isEqualTo(Fate.REFUSE);
    assertThat(Profile.RESEARCH.policy().fate(down)).isEqualTo(Fate.KEEP);
  }

  @Test
  void withoutAScannerNobodyWaitsForOne() {
    BucketPolicy policy = Profile.DOCUMENTS.policy().withoutScanner();
    assertThat(policy.scans()).isFalse();
    assertThat(policy.foreign()).isEqualTo(BucketPolicy.Foreign.READ);
    assertThat(policy.infected()).isEqualTo(OnInfected.REFUSE);
  }

  @Test
  void settingsOfABucketKeepIt() {
    JsonCodec<BucketSettings> codec = new JsonCodec<>(BucketSettings.class);
    BucketSettings settings =
        BucketSettings.OF_ROOT.withPolicy(
            choose(Scanning.OFF, Map.of(Reason.TOO_LARGE, OnUnscanned.REFUSE)));
    assertThat(codec.read(codec.write(settings))).isEqualTo(settings);
    BucketSettings old = codec.read(Buffer.buffer("{\"owner\":\"someone\"}"));
    assertThat(old.policy()).isEqualTo(PolicySettings.NONE);
  }

  @Test
  void choicesAreWrittenInSmallLettersWithDashes() {
    assertThat(Word.of(BucketPolicy.Copies.TAKE_OVER)).isEqualTo("take-over");
    assertThat(Stream.of(Profile.values()).map(Word::of))
        .containsExactly("documents", "research", "backup");
    assertThat(Word.parse(Scanning.class, "inline")).contains(Scanning.INLINE);
    assertThat(Word.parse(Scanning.class, "INLINE")).isEmpty();
  }
}
