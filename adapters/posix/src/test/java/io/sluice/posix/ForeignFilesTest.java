package io.sluice.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.spi.CopyObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ListEntry;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do to the tree shows at once, and is never taken for what Sluice verified. */
final class ForeignFilesTest extends OneTree {

  @Test
  void anObjectIsAPlainFileAtItsKey() throws IOException {
    bucket.put("papers/2025/a b+c%.txt", "text");
    assertThat(file("papers/2025/a b+c%.txt")).isRegularFile().hasContent("text");
  }

  @Test
  void aFilePutThereByOthersIsAnObject() throws IOException {
    Files.createDirectories(file("dropped"));
    Files.writeString(file("dropped/note.txt"), "from outside");
    assertThat(bucket.read("dropped/note.txt").text()).isEqualTo("from outside");
    assertThat(bucket.keys()).containsExactly("dropped/note.txt");
    ObjectInfo info = bucket.stat("dropped/note.txt");
    assertThat(info.foreign()).isTrue();
    assertThat(info.etag().value()).contains("-");
    assertThat(info.checksums()).isEmpty();
  }

  @Test
  void aListingTellsTheSameETagOfItAsStat() throws IOException {
    Files.writeString(file("note"), "from outside");
    ListEntry.Listed listed = (ListEntry.Listed) bucket.list("", "", "", 10).entries().getFirst();
    assertThat(listed.etag()).isEqualTo(bucket.stat("note").etag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1901-12-14T00:00:00Z", "2262-04-12T00:00:00Z", "2400-01-01T00:00:00Z"})
  void aFileMayBeOfAnyTime(Instant time) throws Exception {
    Files.writeString(file("odd"), "from outside");
    String path = file("odd").toString(); // Java itself stops in 2262
    assertThat(new ProcessBuilder("touch", "-d", time.toString(), path).start().waitFor()).isZero();
    ObjectInfo info = bucket.stat("odd");
    assertThat(info.lastModified()).isEqualTo(time);
    assertThat(bucket.read("odd").text()).isEqualTo("from outside");
    ListEntry.Listed listed = (ListEntry.Listed) bucket.list("", "", "", 10).entries().getFirst();
    assertThat(listed.etag()).isEqualTo(info.etag());
  }

  @Test
  void anEditedFileNoLongerClaimsItsETag() throws IOException {
    ETag before = bucket.put("note", "written here").etag();
    Files.writeString(file("note"), "edited there"); // the same size
    ObjectInfo after = bucket.stat("note");
    assertThat(after.etag()).isNotEqualTo(before);
    assertThat(after.foreign()).isTrue();
    assertThat(after.checksums()).isEmpty();
    bucket.refused(
        ConditionFailed.class,
        s -> bucket.putting(s, "note", new byte[1], new WriteCondition.IfMatches(before)));
  }

  @Test
  void aFileThatBecameForeignStaysSoWhenItGetsMetadata() throws IOException {
    Files.writeString(file("note"), "from outside");
    ETag before = bucket.stat("note").etag();
    bucket.call(s ->
        s.updateMetadata(
            new UpdateMetadata(
                bucket.ref("note"), Optional.empty(), MetadataPatch.annotate("tag", "x"))));
    ObjectInfo after = bucket.stat("note");
    assertThat(after.foreign()).isTrue();
    assertThat(after.etag()).isEqualTo(before);
    assertThat(after.metadata().annotations()).containsEntry("tag", "x");
  }

  @Test
  void aCopyOfAForeignFileIsVerifiedWhileItIsMade() throws IOException {
    Files.writeString(file("note"), "from outside");
    ObjectInfo copy =
        bucket.call(s ->
            s.copy(
                new CopyObject(
                    bucket.ref("note"),
                    ReadConditions.NONE,
                    bucket.ref("copy"),
                    MetadataPatch.NONE,
                    WriteCondition.always())));
    assertThat(copy.foreign()).isFalse();
    assertThat(copy.etag()).isEqualTo(Samples.md5("from outside".getBytes(UTF_8)));
  }

  @Test
  void aDeletedFileIsGoneAtOnce() throws IOException {
    bucket.put("a/b", "text");
    bucket.put("c", "text");
    assertThat(bucket.keys()).containsExactly("a/b", "c");
    Files.delete(file("a/b"));
    assertThat(bucket.has("a/b")).isFalse();
    assertThat(bucket.keys()).containsExactly("c");
    assertThat(bucket.list("", "/", "", 10).entries()).hasSize(1);
  }

  @Test
  void aMovedFileKeepsWhatIsKnownOfIt() throws IOException {
    ObjectInfo before = bucket.put("old", "text");
    Files.move(file("old"), file("new"));
    assertThat(bucket.stat("new").etag()).isEqualTo(before.etag());
    assertThat(bucket.keys()).containsExactly("new");
  }

  @Test
  void aFileWhoseAttributesSomebodyMadeUpIsForeign() throws IOException {
    bucket.put("note", "text");
    Path file = file("note");
    byte[] kept = (byte[]) Files.getAttribute(file, "user:sluice");
    kept[kept.length - 1] ^= 1;
    Files.setAttribute(file, "user:sluice", kept);
    assertThat(bucket.stat("note").foreign()).isTrue();
  }

  @Test
  void anotherTimeAloneMakesAFileForeign() throws IOException {
    bucket.put("note", "text");
    Files.setLastModifiedTime(file("note"), FileTime.fromMillis(1_000_000));
    assertThat(bucket.stat("note").foreign()).isTrue();
  }

  @Test
  void directoriesOfOthersAreNoObjectsAndStayWhenTheyBecomeEmpty() throws IOException {
    Files.createDirectories(file("theirs/empty"));
    assertThat(bucket.list("", "/", "", 10).entries()).isEmpty();
    bucket.put("theirs/a", "text");
    bucket.put("ours/a", "text");
    bucket.delete("theirs/a");
    bucket.delete("ours/a");
    assertThat(file("theirs")).isDirectory();
    assertThat(file("ours")).doesNotExist();
  }

  @Test
  void filesWithNamesThatAreNotUtf8AreLeftOut() throws Exception {
    bucket.put("a", "text");
    Process touch =
        new ProcessBuilder("bash", "-c", "touch \"$1\"/$'bad\\xff'", "-", file("").toString())
            .inheritIO()
            .start();
    assertThat(touch.waitFor()).isZero();
    assertThat(bucket.keys()).containsExactly("a");
  }
}
