package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ReplacementTest {

  private static final ObjectRef REF = ObjectRef.of("bucket", "key");
  private static final ObjectRef SOURCE = ObjectRef.of("bucket", "source");
  private static final ObjectRef KEPT = ObjectRef.of("bucket", "kept");

  @Test
  void nothingIsKeptWhereItIsReplacedOrWhereItsReplacementComesFrom() {
    refused(() -> new Replacement(REF, WriteCondition.always(), Optional.of(REF)));
    refused(() -> stage(REF));
    refused(() -> move(REF));
    refused(() -> move(SOURCE));
    refused(() -> copy(REF));
    refused(() -> copy(SOURCE));
    refused(() -> complete(REF));
  }

  private static void refused(ThrowingCallable request) {
    assertThatIllegalArgumentException().isThrownBy(request);
  }

  @Test
  void everyRequestSaysWhatItReplaces() {
    Replacement expected = new Replacement(REF, WriteCondition.always(), Optional.of(KEPT));
    assertThat(stage(KEPT).replacement(commit(Optional.empty()))).isEqualTo(expected);
    assertThat(move(KEPT).replacement()).isEqualTo(expected);
    assertThat(copy(KEPT).replacement()).isEqualTo(expected);
    assertThat(complete(KEPT).replacement()).isEqualTo(expected);
  }

  @Test
  void aCommitElsewhereKeepsNothing() {
    assertThat(stage(KEPT).replacement(commit(Optional.of(SOURCE))))
        .isEqualTo(new Replacement(SOURCE, WriteCondition.always(), Optional.empty()));
  }

  private static Commit commit(Optional<ObjectRef> elsewhere) {
    return new Commit(0, new ETag("00"), List.of(), Map.of(), elsewhere);
  }

  @Test
  void whatIsKnownAtTheCommitGoesBeforeWhatWasAskedFor() {
    CompleteUpload request = complete(KEPT);
    assertThat(request.with(Map.of(), Optional.empty())).isEqualTo(request);
    CompleteUpload other = request.with(Map.of("a", "2", "b", "3"), Optional.of(SOURCE));
    assertThat(other.annotations()).isEqualTo(Map.of("a", "2", "b", "3"));
    assertThat(other.keepReplaced()).contains(SOURCE);
  }

  private static StageObject stage(ObjectRef keep) {
    return new StageObject(
        REF,
        ObjectMetadata.EMPTY,
        OptionalLong.empty(),
        WriteCondition.always(),
        Optional.of(keep));
  }

  private static MoveObject move(ObjectRef keep) {
    return new MoveObject(
        SOURCE, REF, WriteCondition.always(), Optional.empty(), Optional.of(keep));
  }

  private static CopyObject copy(ObjectRef keep) {
    return new CopyObject(
        SOURCE,
        ReadConditions.NONE,
        REF,
        MetadataPatch.NONE,
        WriteCondition.always(),
        Optional.of(keep));
  }

  private static CompleteUpload complete(ObjectRef keep) {
    return new CompleteUpload(
        new UploadRef(REF, "id"),
        List.of(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        WriteCondition.always(),
        Map.of("a", "1"),
        Optional.of(keep));
  }
}
