package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.spi.ByteRange.From;
import io.sluice.spi.ByteRange.Resolved;
import io.sluice.spi.ByteRange.Span;
import io.sluice.spi.ByteRange.Tail;
import io.sluice.spi.StorageFailure.RangeUnsatisfiable;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ByteRangeTest {

  @Test
  void theWholeIsEverything() {
    assertThat(ByteRange.whole().resolve(10)).isEqualTo(new Resolved(0, 10));
    assertThat(ByteRange.whole().resolve(0)).isEqualTo(new Resolved(0, 0));
  }

  @Test
  void fromGoesToTheEnd() {
    assertThat(new From(0).resolve(10)).isEqualTo(new Resolved(0, 10));
    assertThat(new From(9).resolve(10)).isEqualTo(new Resolved(9, 1));
  }

  @Test
  void aSpanHasBothItsEndsAndIsCutAtTheEndOfTheObject() {
    assertThat(new Span(0, 0).resolve(10)).isEqualTo(new Resolved(0, 1));
    assertThat(new Span(2, 5).resolve(10)).isEqualTo(new Resolved(2, 4));
    assertThat(new Span(2, 9).resolve(10)).isEqualTo(new Resolved(2, 8));
    assertThat(new Span(2, 10).resolve(10)).isEqualTo(new Resolved(2, 8));
    assertThat(new Span(2, Long.MAX_VALUE).resolve(10)).isEqualTo(new Resolved(2, 8));
  }

  @Test
  void aTailIsTheLastBytesOrAll() {
    assertThat(new Tail(1).resolve(10)).isEqualTo(new Resolved(9, 1));
    assertThat(new Tail(10).resolve(10)).isEqualTo(new Resolved(0, 10));
    assertThat(new Tail(11).resolve(10)).isEqualTo(new Resolved(0, 10));
    assertThat(new Tail(Long.MAX_VALUE).resolve(10)).isEqualTo(new Resolved(0, 10));
  }

  @Test
  void aRangeWithoutAByteIsUnsatisfiable() {
    for (ByteRange range :
        List.of(
            new From(10),
            new From(Long.MAX_VALUE),
            new Span(10, 10),
            new Span(11, 20),
            new Span(5, 4),
            new Span(Long.MAX_VALUE, Long.MAX_VALUE),
            new Tail(0))) {
      assertThat(refusedSize(range, 10)).as("%s", range).isEqualTo(10);
    }
    for (ByteRange range : List.of(new From(0), new Span(0, 0), new Tail(1))) {
      assertThat(refusedSize(range, 0)).as("%s", range).isZero();
    }
  }

  private static long refusedSize(ByteRange range, long size) {
    return catchThrowableOfType(RangeUnsatisfiable.class, () -> range.resolve(size)).size();
  }
}
