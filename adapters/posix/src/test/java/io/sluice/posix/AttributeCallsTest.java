package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There are three ways to an extended attribute; they all tell the same. */
class AttributeCallsTest {
  private static final String NAME = "user.test";

  @TempDir private Path place;
  private Fd directory;
  private Fd file;

  @BeforeEach
  void open() throws IOException {
    Files.createFile(place.resolve("file"));
    directory = LibC.openConfigured(place.toString(), LibC.O_DIRECTORY);
    file = LibC.openInside(directory, "file", LibC.O_RDWR, 0);
  }

  @AfterEach
  void close() {
    file.close();
    directory.close();
  }

  private List<byte[]> allWays(String name) {
    return Arrays.asList(
        ExtendedAttributes.read(file, NAME),
        ExtendedAttributes.readAt(directory, name, NAME),
        ExtendedAttributes.readByPath(directory.procPath() + "/" + name, NAME));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 3000})
  void anAttributeIsReadWhole(int size) {
    byte[] value = new byte[size];
    Arrays.fill(value, (byte) 7);
    ExtendedAttributes.write(file, NAME, value);

    assertThat(allWays("file")).allSatisfy(read -> assertThat(read).isEqualTo(value));
  }

  @Test
  void anAttributeThatIsNotThereIsNull() {
    assertThat(allWays("file")).containsOnlyNulls();
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    ExtendedAttributes.write(file, NAME, new byte[] {1});
    Files.createSymbolicLink(place.resolve("link"), place.resolve("file"));

    assertThat(ExtendedAttributes.readAt(directory, "link", NAME)).isNull();
    assertThat(ExtendedAttributes.readByPath(directory.procPath() + "/link", NAME)).isNull();
  }
}
