package io.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.scanner.Verdict.Clean;
import io.sluice.scanner.Verdict.Infected;
import io.sluice.scanner.Verdict.NotScanned;
import io.sluice.scanner.Verdict.Pending;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  static Stream<Verdict> verdicts() {
    return Stream.of(
        new Clean(),
        new Infected("Eicar-Test-Signature"),
        new Infected("a:b c"),
        new NotScanned(Reason.TOO_LARGE),
        new NotScanned(Reason.FOREIGN),
        new Pending());
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void whatWasFormattedCanBeParsed(Verdict verdict) {
    assertThat(Verdict.parse(verdict.format())).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clean:",
        "Clean",
        "clean ",
        "infected",
        "pending:x",
        "not-scanned:",
        "not-scanned:so",
        "fine"
      })
  void anythingElseIsNoVerdict(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Verdict.parse(text));
  }
}
