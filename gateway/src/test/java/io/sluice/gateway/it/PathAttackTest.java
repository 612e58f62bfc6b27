package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a path says and whatever links lie in the tree: nothing gets out of it. */
@Tag("slow")
final class PathAttackTest extends OneServer {
  private static final String SECRET = "nobody may read this";
  private static Path outside;

  @BeforeEach
  void layOutSecrets() throws IOException {
    outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), SECRET);
    Files.writeString(sluice.data().resolve("secret"), SECRET);
    Files.writeString(sluice.data().resolve("buckets/secret"), SECRET);
    Files.writeString(sluice.data().resolve("control/secret"), SECRET);
  }

  private static void tellsNothing(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer).isBetween(400, 404);
    assertThat(answer.text()).doesNotContain(SECRET).doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret",
        "/../../outside/secret",
        "/bucket/../secret",
        "/bucket/../../secret",
        "/bucket/../../control/secret",
        "/bucket/../../../outside/secret",
        "/bucket/%2e%2e/secret",
        "/bucket/%2e%2e/%2e%2e/secret",
        "/bucket/%2E%2E%2Fsecret",
        "/bucket/..%2fsecret",
        "/bucket/..%2f..%2fcontrol%2fsecret",
        "/bucket/%252e%252e/secret",
        "/bucket/a/../../secret",
        "/bucket/./../secret",
        "/bucket/.../secret",
        "/bucket/..\\secret",
        "/bucket/..%5csecret",
        "/bucket//etc/passwd",
        "/bucket//..//secret",
        "/bucket/%2fetc%2fpasswd",
        "/bucket/..%00/secret",
        "/bucket/secret%00",
        "/bucket/%c0%ae%c0%ae/secret",
        "/bucket/%ff",
        "/bucket/%zz",
        "/bucket/%",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/%2e/secret",
        "/./secret",
        "//secret",
        "/secret",
        "/secret/",
        "/control/secret",
        "/control/locks",
        "/..%2fcontrol/locks",
        "/bucket%2f..%2f..%2fsecret",
        "/.sluice.f=/secret",
        "http://127.0.0.1/bucket/../../secret",
        "http://127.0.0.1/../secret"
      })
  void nothingOutsideIsRead(String target) {
    for (String method : List.of("GET", "HEAD")) {
      tellsNothing(s3.send(method, target), method + " " + target);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "../../evil",
        "../../control/evil",
        "a/../../../evil",
        "/evil",
        "//evil",
        "/etc/evil",
        "..\\evil",
        "..",
        ".",
        "./",
        "../",
        "a/..",
        "a/./evil",
        ".sluice.t=evil",
        ".sluice.f=evil",
        ".sluice.d=/evil",
        ".sluice.h=evil/.sluice.self",
        "\u0001"
      })
  void whatLooksLikeAWayOutIsAKeyLikeAnyOther(String key) {
    List<String> before = around();
    byte[] body = key.getBytes(StandardCharsets.UTF_8);
    assertThat(s3.put(BUCKET, key, body).status()).as(key).isEqualTo(200);
    assertThat(s3.get(BUCKET, key).body()).isEqualTo(body);
    assertThat(around()).isEqualTo(before);
    String listing = "/" + BUCKET + "?list-type=2&encoding-type=url";
    assertThat(s3.send("GET", listing).elements("Key"))
        .containsExactly(S3Wire.encode(key).replace("%2F", "/"));
    assertThat(s3.delete(BUCKET, key).status()).isEqualTo(204);
    assertThat(s3.head(BUCKET, key).status()).isEqualTo(404);
  }

  /** All files around the bucket, but not in it. */
  private static List<String> around() {
    return SluiceProcess.tree(folder).stream()
        .filter(path -> !path.startsWith("data/buckets/" + BUCKET + "/"))
        .toList();
  }

  @Test
  void theSourceOfACopyCannotBeOutside() {
    for (String source :
        List.of(
            "bucket/../secret", "../secret", "/bucket/%2e%2e/%2e%2e/secret", "control/secret")) {
      Answer answer = s3.send("PUT", "/bucket/copied", "x-amz-copy-source", source);
      tellsNothing(answer, source);
    }
    assertThat(s3.head(BUCKET, "copied").status()).isEqualTo(404);
  }

  @Test
  void anUploadIdCannotBeAPath() {
    for (String id : List.of("..", "../../secret", "%2e%2e%2fsecret", "a%00", "%2Fetc")) {
      String target = "/bucket/key?uploadId=" + id;
      tellsNothing(s3.send("GET", target), target);
      tellsNothing(s3.send("DELETE", target), target);
      tellsNothing(s3.send("PUT", target + "&partNumber=1", new byte[] {1}), target);
    }
  }

  @Test
  void onlyBucketsAreShown() throws IOException {
    link("buckets/linked-bucket", outside);
    assertThat(s3.send("GET", "/").elements("Name")).containsExactly(BUCKET);
    tellsNothing(s3.get("linked-bucket", "secret"), "a linked bucket");
    tellsNothing(s3.send("GET", "/linked-bucket?list-type=2"), "a linked bucket");
    tellsNothing(s3.put("linked-bucket", "new", new byte[1]), "a linked bucket");
    assertThat(outside.resolve("new")).doesNotExist();
    Files.delete(sluice.data().resolve("buckets/linked-bucket"));
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    link("buckets/bucket/file-link", outside.resolve("secret"));
    link("buckets/bucket/folder-link", outside);
    link("buckets/bucket/up-link", Path.of("../secret"));
    for (String key : List.of("file-link", "folder-link/secret", "up-link")) {
      tellsNothing(s3.get(BUCKET, key), key);
      assertThat(s3.delete(BUCKET, key).status()).isIn(204, 403);
    }
    Answer list = s3.send("GET", "/bucket?list-type=2");
    assertThat(list.elements("Key")).isEmpty();
    s3.put(BUCKET, "file-link", new byte[] {1});
    s3.put(BUCKET, "folder-link/secret", new byte[] {1});
    s3.put(BUCKET, "folder-link/new", new byte[] {1});
    assertThat(outside.resolve("secret")).hasContent(SECRET);
    assertThat(SluiceProcess.tree(outside)).containsExactly("secret");
    clear();
  }

  @Test
  void aLinkThatIsSwappedInIsNotFollowedEither() throws Exception {
    Path inside = Files.createDirectories(tree().resolve("swap"));
    Files.writeString(inside.resolve("secret"), "public");
    AtomicBoolean stop = new AtomicBoolean();
    Thread swapper = Thread.ofPlatform().start(() -> swap(inside, stop));
    try {
      for (int i = 0; i < 300; i++) {
        assertThat(s3.get(BUCKET, "swap/secret").text()).doesNotContain(SECRET);
        s3.put(BUCKET, "swap/new", new byte[] {1});
      }
    } finally {
      stop.set(true);
      swapper.join();
    }
    assertThat(SluiceProcess.tree(outside)).containsExactly("secret");
    clear();
  }

  private static void swap(Path inside, AtomicBoolean stop) {
    Path aside = tree().resolve("aside");
    try {
      while (!stop.get()) {
        Files.move(inside, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(inside, outside);
        Files.delete(inside);
        Files.move(aside, inside, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // The gateway made a folder where the link was to be: the end of the swapping.
    }
  }

  private static void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(sluice.data().resolve(name), target);
  }

  private static void clear() throws IOException {
    try (var paths = Files.walk(tree())) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!path.equals(tree())) {
          Files.delete(path);
        }
      }
    }
  }
}
