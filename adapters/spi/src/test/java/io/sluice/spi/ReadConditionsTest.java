package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadConditionsTest {

  private static final Instant SECOND = Instant.parse("2025-01-02T03:04:05Z");
  private static final ETag ETAG = new ETag("present");
  private static final ObjectInfo OBJECT =
      new ObjectInfo(
          ObjectRef.of("bucket", "key"),
          1,
          ETAG,
          SECOND.plusMillis(999),
          ObjectMetadata.EMPTY,
          List.of(),
          false);

  /**
   * The columns: what If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since name,
   * where present, and what follows.
   */
  @ParameterizedTest
  @CsvSource({
    // nothing asked
    " ,        ,        ,        , read",
    // one alone
    " present, ,        ,        , read",
    " another, ,        ,        , ConditionFailed",
    " ,        same,    ,        , read",
    " ,        later,   ,        , read",
    " ,        earlier, ,        , ConditionFailed",
    " ,        ,        present, , NotModified",
    " ,        ,        another, , read",
    " ,        ,        ,        same,    NotModified",
    " ,        ,        ,        later,   NotModified",
    " ,        ,        ,        earlier, read",
    // If-Unmodified-Since is not looked at beside If-Match
    " present, earlier, ,        , read",
    " another, later,   ,        , ConditionFailed",
    // If-Modified-Since is not looked at beside If-None-Match
    " ,        ,        another, later,   read",
    " ,        ,        present, earlier, NotModified",
    // what must hold goes before what must not
    " another, ,        present, , ConditionFailed",
    " present, ,        present, , NotModified",
    " present, ,        another, , read",
    " ,        earlier, present, , ConditionFailed",
    " ,        same,    present, , NotModified",
    " ,        earlier, ,        later,   ConditionFailed",
    " ,        later,   ,        later,   NotModified",
    " present, ,        ,        same,    NotModified",
    " present, ,        ,        earlier, read",
    // all at once
    " present, earlier, another, later,   read",
    " present, earlier, present, earlier, NotModified",
    " another, later,   another, earlier, ConditionFailed",
  })
  void preconditionsAreJudgedInTheOrderOfHttp(
      String match, String unmodified, String noneMatch, String modified, String outcome) {
    ReadConditions conditions =
        new ReadConditions(names(match), names(noneMatch), time(modified), time(unmodified));
    Throwable thrown = catchThrowable(() -> conditions.check(OBJECT));
    assertThat(thrown == null ? "read" : thrown.getClass().getSimpleName()).isEqualTo(outcome);
  }

  private static Optional<Predicate<ETag>> names(String etag) {
    return Optional.ofNullable(etag).map(value -> new ETag(value)::equals);
  }

  private static Optional<Instant> time(String relation) {
    return Optional.ofNullable(relation)
        .map(name ->
            switch (name) {
              case "earlier" -> SECOND.minusSeconds(1);
              case "same" -> SECOND;
              case "later" -> SECOND.plusSeconds(1);
              default -> throw new IllegalArgumentException(name);
            });
  }
}
