package io.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerdictProperties {

  @Property
  void whatIsWrittenIsRead(@ForAll String detail, @ForAll Reason reason) {
    Verdict infected = new Verdict.Infected(detail);
    Verdict notScanned = new Verdict.NotScanned(reason);
    assertThat(Verdict.parse(infected.format())).isEqualTo(infected);
    assertThat(Verdict.parse(notScanned.format())).isEqualTo(notScanned);
  }

  @Property
  void onlyTheOneWordIsClean(@ForAll("texts") String text) {
    try {
      Verdict verdict = Verdict.parse(text);
      assertThat(verdict.format()).isEqualTo(text);
      assertThat(verdict instanceof Verdict.Clean).isEqualTo(text.equals("clean"));
    } catch (IllegalArgumentException refused) {
      assertThat(text).isNotIn("clean", "pending");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of("clean", "pending", "infected", "not-scanned", ":", " ", "x", "\0")
            .list()
            .ofMaxSize(4)
            .map(all -> String.join("", all));
    return Arbitraries.oneOf(pieces, Arbitraries.strings());
  }
}
