package io.sluice.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scanner.Judgement;
import io.sluice.scanner.Reason;
import io.sluice.scanner.Verdict;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private static ObjectInfo object(Map<String, String> annotations, boolean foreign) {
    return new ObjectInfo(
        ObjectRef.of("bucket", "key"),
        1,
        new ETag("x"),
        AT,
        new ObjectMetadata(Map.of(), Map.of(), annotations),
        List.of(),
        foreign);
  }

  static Stream<Judgement> judgements() {
    return Stream.of(
        new Judgement(new Verdict.Clean(), "ClamAV 1.4.3/27820", AT),
        new Judgement(new Verdict.Infected("Eicar-Test-Signature"), "ClamAV 1.4.3", AT),
        new Judgement(new Verdict.NotScanned(Reason.TOO_LARGE), "", AT),
        new Judgement(new Verdict.Pending(), "", AT));
  }

  @ParameterizedTest
  @MethodSource("judgements")
  void whatIsKeptIsRead(Judgement said) {
    Map<String, String> kept = Map.of(Verdicts.ANNOTATION, Verdicts.text(said));
    assertThat(Verdicts.of(object(kept, false))).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clean", "clean x", "clean\t1", "cleanish 1", "1 clean", "CLEAN 1 y"})
  void whatIsDamagedIsNeverClean(String text) {
    Judgement said = Verdicts.of(object(Map.of(Verdicts.ANNOTATION, text), false));
    assertThat(said.verdict()).isEqualTo(new Verdict.Pending());
  }

  @Test
  void whereNobodyLookedItSaysSo() {
    assertThat(Verdicts.of(object(Map.of(), false)).verdict())
        .isEqualTo(new Verdict.NotScanned(Reason.OFF));
    assertThat(Verdicts.of(object(Map.of(), true)).verdict())
        .isEqualTo(new Verdict.NotScanned(Reason.FOREIGN));
  }

  @Test
  void aSignatureCannotPassForMoreThanItIs() {
    Judgement said = new Judgement(new Verdict.Infected("a b\n1 clean"), "e\u0000f", AT);
    Map<String, String> kept = Map.of(Verdicts.ANNOTATION, Verdicts.text(said));
    Judgement read = Verdicts.of(object(kept, false));
    assertThat(read.verdict()).isInstanceOf(Verdict.Infected.class);
    assertThat(read.at()).isEqualTo(AT);
  }
}
