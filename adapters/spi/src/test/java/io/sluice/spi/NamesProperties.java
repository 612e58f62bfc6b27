package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamesProperties {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean comesBack(String text) {
    return new String(utf8(text), StandardCharsets.UTF_8).equals(text);
  }

  @Property
  void namesObeyTheirLimits(@ForAll("texts") String text) {
    if (ObjectKey.isValid(text)) {
      assertThat(utf8(text).length).isBetween(1, ObjectKey.MAX_BYTES);
      assertThat(comesBack(text) && text.indexOf('\0') < 0).isTrue();
    }
    if (BucketName.isValid(text) || ControlName.isValid(text)) {
      assertThat(utf8(text).length).isBetween(1, BucketName.MAX_BYTES);
      assertThat(text).doesNotStartWith(".").doesNotContain("/", "\0");
      assertThat(comesBack(text)).isTrue();
    }
    assertThat(Utf8.isWellFormed(text)).isEqualTo(comesBack(text));
  }

  @Property
  void namesAreOrderedByTheirBytes(@ForAll("texts") String one, @ForAll("texts") String other) {
    if (Utf8.isWellFormed(one) && Utf8.isWellFormed(other)) {
      int bytes = Arrays.compareUnsigned(utf8(one), utf8(other));
      assertThat(Integer.signum(Utf8.compare(one, other))).isEqualTo(Integer.signum(bytes));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "a", "/", ".", "\0", "\ud800", "\udc00", "😀", "\uffff", "ü", "x".repeat(250))
            .list()
            .ofMaxSize(8)
            .map(all -> String.join("", all));
    return Arbitraries.oneOf(pieces, Arbitraries.strings().all().ofMaxLength(20));
  }
}
