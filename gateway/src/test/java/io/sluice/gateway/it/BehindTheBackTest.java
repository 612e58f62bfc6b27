package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others do in the tree shows at the next request. */
@Tag("slow")
final class BehindTheBackTest extends OneServer {
  private static final byte[] OLD = noise(5000, 1);
  private static final byte[] NEW = noise(5000, 2);

  private static Answer list(String prefix) {
    return s3.send("GET", "/" + BUCKET + "?list-type=2&prefix=" + S3Wire.encode(prefix));
  }

  /** A listing must not have read the folder only afterwards. */
  private static void warm(String prefix) {
    assertThat(list(prefix).status()).isEqualTo(200);
    assertThat(list(prefix).status()).isEqualTo(200);
  }

  @Test
  void anAddedFileIsAnObject() throws IOException {
    s3.put(BUCKET, "added/first", OLD);
    warm("added/");
    for (int i = 0; i < 20; i++) {
      String key = "added/file " + i;
      Files.write(tree().resolve(key), NEW);
      Answer head = s3.head(BUCKET, key);
      Answer listed = list(key);
      assertThat(listed.elements("Key")).contains(key);
      assertThat(listed.elements("ETag")).contains(head.etag());
      assertThat(listed.elements("Size")).contains("5000");
      assertThat(head.etag()).as("no MD5 that nobody computed").contains("-");
      assertThat(s3.get(BUCKET, key).body()).isEqualTo(NEW);
    }
  }

  @Test
  void anAddedFolderIsABucket() throws IOException {
    Path bucket = Files.createDirectory(sluice.data().resolve("buckets/foreign-bucket"));
    Files.createDirectories(bucket.resolve("deep/er"));
    Files.write(bucket.resolve("deep/er/file"), NEW);
    assertThat(s3.send("GET", "/").elements("Name")).contains("foreign-bucket");
    assertThat(s3.get("foreign-bucket", "deep/er/file").body()).isEqualTo(NEW);
  }

  @Test
  void aDeletedFileIsGone() throws IOException {
    s3.put(BUCKET, "deleted/a", OLD);
    s3.put(BUCKET, "deleted/b", OLD);
    warm("deleted/");
    Files.delete(tree().resolve("deleted/a"));
    assertThat(list("deleted/").elements("Key")).containsExactly("deleted/b");
    assertThat(s3.get(BUCKET, "deleted/a").code()).isEqualTo("NoSuchKey");
  }

  @Test
  void aRenamedFileHasItsNewNameAlone() throws IOException {
    String etag = s3.put(BUCKET, "renamed/a", OLD).etag();
    warm("renamed/");
    Files.move(tree().resolve("renamed/a"), tree().resolve("renamed/b"));
    assertThat(list("renamed/").elements("Key")).containsExactly("renamed/b");
    assertThat(s3.head(BUCKET, "renamed/b").etag()).isEqualTo(etag);
  }

  @Test
  void anEditedFileNoLongerClaimsItsETag() throws IOException {
    String etag = s3.put(BUCKET, "edited", OLD, "x-amz-meta-a", "b").etag();
    warm("edited");
    Path file = tree().resolve("edited");
    Files.write(file, NEW, StandardOpenOption.WRITE);
    String edited = s3.head(BUCKET, "edited").etag();
    assertThat(edited).isNotEqualTo(etag).contains("-");
    assertThat(list("edited").elements("ETag")).containsExactly(edited);
    assertThat(s3.get(BUCKET, "edited").body()).isEqualTo(NEW);
    assertThat(s3.send("GET", "/" + BUCKET + "/edited", "if-match", etag).status()).isEqualTo(412);
    assertThat(s3.put(BUCKET, "edited", OLD, "if-match", etag).status()).isEqualTo(412);
    assertThat(s3.put(BUCKET, "edited", OLD, "if-match", edited).status()).isEqualTo(200);
  }

  @Test
  void anEditWithTheOldTimeAndSizeIsSeenByItsChangeTimeAtLeastWhereSizeDiffers()
      throws IOException {
    String etag = s3.put(BUCKET, "sly", OLD).etag();
    Path file = tree().resolve("sly");
    FileTime time = Files.getLastModifiedTime(file);
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, time);
    assertThat(s3.head(BUCKET, "sly").etag()).isNotEqualTo(etag);
  }

  @Test
  void aFileThatReplacesAnotherIsTheObject() throws IOException {
    String etag = s3.put(BUCKET, "replaced", OLD).etag();
    Path draft = Files.write(folder.resolve("draft"), NEW);
    Files.move(draft, tree().resolve("replaced"), StandardCopyOption.REPLACE_EXISTING);
    Answer now = s3.get(BUCKET, "replaced");
    assertThat(now.body()).isEqualTo(NEW);
    assertThat(now.etag()).isNotEqualTo(etag);
  }

  @Test
  void whatTheGatewayWroteIsAPlainFile() throws IOException {
    s3.put(BUCKET, "plain/\u00fcmlaut + space.txt", OLD);
    assertThat(tree().resolve("plain/\u00fcmlaut + space.txt")).hasBinaryContent(OLD);
  }
}
