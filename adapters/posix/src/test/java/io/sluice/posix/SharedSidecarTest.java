package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Samples;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What points from a file to its sidecar is believed only where Sluice itself wrote it. */
final class SharedSidecarTest extends OneTree {

  private static final ObjectMetadata LARGE =
      new ObjectMetadata(Map.of(), Map.of("long", "x".repeat(5000)), Map.of());

  private static final byte[] TEXT = Samples.text("text");
  private static final byte POINTER = 2;
  private static final int MAC_BYTES = 12;

  private void copyByHand(String from, String to) throws Exception {
    Process cp = new ProcessBuilder("cp", "-a", file(from).toString(), file(to).toString()).start();
    assertThat(cp.waitFor()).isZero();
    assertThat((byte[]) Files.getAttribute(file(to), "user:sluice"))
        .isEqualTo(Files.getAttribute(file(from), "user:sluice"));
  }

  private long sidecars() throws IOException {
    try (Stream<Path> files = Files.walk(tree.control().resolve("attributes"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aCopyByHandThatGoesLeavesTheOriginalWhatItHas() throws Exception {
    ObjectInfo original = bucket.put("a", TEXT, LARGE);
    copyByHand("a", "copy");
    copyByHand("a", "other");
    assertThat(bucket.stat("copy").metadata()).isEqualTo(LARGE);
    bucket.delete("copy");
    bucket.put("other", "replaced");
    assertThat(bucket.stat("a").metadata()).isEqualTo(LARGE);
    assertThat(bucket.stat("a").etag()).isEqualTo(original.etag());
  }

  @Test
  void aCopyByHandBecomesForeignWithItsOriginal() throws Exception {
    bucket.put("a", TEXT, LARGE);
    copyByHand("a", "copy");
    bucket.delete("a");
    assertThat(sidecars()).isZero();
    assertThat(bucket.stat("copy").foreign()).isTrue();
    bucket.delete("copy");
    assertThat(bucket.keys()).isEmpty();
  }

  @Test
  void aSidecarGoesWithItsObject() throws IOException {
    bucket.put("a", TEXT, LARGE);
    bucket.put("b", TEXT, LARGE);
    Files.move(file("b"), file("moved"));
    assertThat(sidecars()).isEqualTo(2);
    bucket.delete("a");
    bucket.put("moved", "replaced");
    assertThat(sidecars()).isZero();
  }

  @Test
  void aNameThatIsTooLongForAFileKeepsNobodyFromWriting() throws IOException {
    bucket.put("a", "text");
    String inode = "%016x".formatted((Long) inode(file("a")));
    byte[] name = Samples.text("0".repeat(300) + inode);
    byte[] madeUp = new byte[1 + MAC_BYTES + name.length];
    madeUp[0] = POINTER;
    System.arraycopy(name, 0, madeUp, 1 + MAC_BYTES, name.length);
    Files.setAttribute(file("a"), "user:sluice", madeUp);
    bucket.put("a", "again");
    assertThat(bucket.read("a").text()).isEqualTo("again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "..", "../..", "../../locks", "../locks", "xx/../../locks"})
  void whatSomebodyMadeUpRemovesNothing(String name) throws IOException {
    byte[] madeUp = new byte[1 + MAC_BYTES + name.length()];
    madeUp[0] = POINTER;
    System.arraycopy(Samples.text(name), 0, madeUp, 1 + MAC_BYTES, name.length());
    for (String key : new String[] {"replaced", "deleted"}) {
      bucket.put(key, "text");
      Files.setAttribute(file(key), "user:sluice", madeUp);
      assertThat(bucket.stat(key).foreign()).isTrue();
    }
    bucket.put("replaced", "again");
    bucket.delete("deleted");
    assertThat(bucket.keys()).containsExactly("replaced");
    assertThat(tree.control().resolve("locks")).exists();
  }
}
