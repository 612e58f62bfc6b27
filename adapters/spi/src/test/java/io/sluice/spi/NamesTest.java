package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  static Stream<String> bucketNames() {
    return Stream.of(
        "a",
        "Upper",
        "with space",
        "with.dot",
        "-",
        "\u00FC",
        "\uD83D\uDE00",
        "a\nb",
        "x".repeat(255),
        "\u00FC".repeat(127),
        "\uD83D\uDE00".repeat(63));
  }

  static Stream<String> noBucketNames() {
    return Stream.of(
        "",
        ".",
        "..",
        ".hidden",
        "a/b",
        "/",
        "a\0b",
        "\uD83D",
        "\uDE00a",
        "x".repeat(256),
        "\u00FC".repeat(128),
        "\uD83D\uDE00".repeat(64));
  }

  static Stream<String> keys() {
    return Stream.of(
        "a",
        "/",
        "//",
        ".",
        "..",
        "a/../b",
        " ",
        "\n",
        "\u0001",
        "\uFFFF",
        "\uD83D\uDE00",
        "x".repeat(1024),
        "\u00FC".repeat(512),
        "\u65E5".repeat(341),
        "\uD83D\uDE00".repeat(256));
  }

  static Stream<String> noKeys() {
    return Stream.of(
        "",
        "\0",
        "a\0",
        "\uD83D",
        "a\uDE00",
        "x".repeat(1025),
        "\u00FC".repeat(513),
        "\u65E5".repeat(342),
        "\uD83D\uDE00".repeat(256) + "x");
  }

  @ParameterizedTest
  @MethodSource("bucketNames")
  void aBucketNameIsWhatADirectoryCanBeCalled(String value) {
    assertThat(BucketName.isValid(value)).isTrue();
    assertThat(new BucketName(value)).hasToString(value);
  }

  @ParameterizedTest
  @MethodSource("noBucketNames")
  void anythingElseIsNoBucketName(String value) {
    assertThat(BucketName.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new BucketName(value));
  }

  @Test
  void aSystemBucketHasANameThatNoTextBecomes() {
    BucketName system = BucketName.system("quarantine");
    assertThat(system).hasToString(".quarantine").isEqualTo(BucketName.system("quarantine"));
    assertThat(system.isSystem()).isTrue();
    assertThat(new BucketName("quarantine").isSystem()).isFalse();
    assertThat(BucketName.isValid(system.value())).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new BucketName(system.value()));
    for (String name : List.of("", ".", "..", "a/b", "Upper", "1", "-a", "x".repeat(63))) {
      assertThatIllegalArgumentException().isThrownBy(() -> BucketName.system(name));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyIsUpTo1024BytesOfAnything(String value) {
    assertThat(ObjectKey.isValid(value)).isTrue();
    assertThat(new ObjectKey(value)).hasToString(value);
  }

  @ParameterizedTest
  @MethodSource("noKeys")
  void anythingElseIsNoKey(String value) {
    assertThat(ObjectKey.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(value));
  }

  @Test
  void keysThatLookAlikeAreDifferentKeys() {
    assertThat(new ObjectKey("a//b")).isNotEqualTo(new ObjectKey("a/b"));
    assertThat(new ObjectKey("\u00FC")).isNotEqualTo(new ObjectKey("u\u0308"));
    assertThat(new ObjectKey("\uFB01")).isLessThan(new ObjectKey("\uD83D\uDE00"));
    assertThat(new BucketName("\uFB01")).isLessThan(new BucketName("\uD83D\uDE00"));
  }

  @ParameterizedTest
  @MethodSource("bucketNames")
  void everyBucketsNameIsThatOfADocument(String name) {
    assertThat(new ControlName("buckets", name)).hasToString("buckets/" + name);
  }

  @ParameterizedTest
  @MethodSource("noBucketNames")
  void whatLooksLikeAPathIsNoDocument(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlName("users", name));
    assertThat(ControlName.isValid(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Users", "a/b", "..", "1a", "-", "ü"})
  void aFolderIsAPlainWord(String folder) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ControlName(folder, "name"));
  }
}
