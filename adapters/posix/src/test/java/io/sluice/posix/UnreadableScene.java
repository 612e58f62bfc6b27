package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.spi.ByteRange;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.ListEntry;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ListPage;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.Forbidden;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** What a gateway meets in a tree that others keep files in. Run as a process of its own. */
enum UnreadableScene {
  A_FILE_IS_LISTED_AND_NOT_READ {
    @Override
    void play(Stage stage) throws IOException {
      TestBucket bucket = stage.bucket();
      bucket.put("a", "text");
      bucket.put("dir/theirs", "text");
      bucket.put("z", "text");
      stage.permit("dir/theirs", "---------");
      assertThat(bucket.keys()).containsExactly("a", "dir/theirs", "z");
      assertThat(TestBucket.names(bucket.list("", "/", "", 10))).containsExactly("a", "dir/", "z");
      ListPage page = bucket.list("dir/", "", "", 10);
      ListEntry.Listed listed = (ListEntry.Listed) page.entries().getFirst();
      ObjectInfo info = bucket.stat("dir/theirs");
      assertThat(info.foreign()).isTrue();
      assertThat(listed.etag()).isEqualTo(info.etag());
      assertThat(listed.size()).isEqualTo(info.size()).isEqualTo(4);
      OpenObject open =
          new OpenObject(bucket.ref("dir/theirs"), ByteRange.whole(), ReadConditions.NONE);
      bucket.refused(Forbidden.class, s -> s.open(open));
      UpdateMetadata update =
          new UpdateMetadata(
              bucket.ref("dir/theirs"), Optional.empty(), MetadataPatch.annotate("tag", "x"));
      bucket.refused(Forbidden.class, s -> s.updateMetadata(update));
    }
  },

  A_FILE_IS_REPLACED_AND_DELETED {
    @Override
    void play(Stage stage) throws IOException {
      TestBucket bucket = stage.bucket();
      for (String key : new String[] {"replaced", "refused", "deleted"}) {
        bucket.put(key, "text");
        stage.permit(key, "---------");
      }
      bucket.put("replaced", "newer");
      assertThat(bucket.read("replaced").text()).isEqualTo("newer");
      bucket.refused(
          ConditionFailed.class,
          s -> bucket.putting(s, "refused", Samples.text("x"), WriteCondition.ifAbsent()));
      bucket.put("refused", Samples.text("x"), ifMatches(bucket, "refused"));
      bucket.delete("deleted");
      assertThat(bucket.keys()).containsExactly("refused", "replaced");
    }
  },

  A_DIRECTORY_IS_LEFT_OUT {
    @Override
    void play(Stage stage) throws IOException {
      TestBucket bucket = stage.bucket();
      bucket.put("a", "text");
      bucket.put("closed/inside", "text");
      bucket.put("names/inside", "text");
      bucket.put("open/closed/inside", "text");
      bucket.put("z", "text");
      stage.permit("closed", "---------");
      stage.permit("names", "r--------");
      stage.permit("open/closed", "---------");
      assertThat(bucket.keys()).containsExactly("a", "z");
      assertThat(TestBucket.names(bucket.list("", "/", "", 10))).startsWith("a").endsWith("z");
      assertThat(TestBucket.names(bucket.list("", "/", "", 10))).doesNotContain("closed/", "open/");
      assertThat(bucket.list("closed/", "", "", 10).entries()).isEmpty();
      bucket.refused(
          Forbidden.class,
          s -> bucket.putting(s, "closed/new", Samples.text("x"), WriteCondition.always()));
    }
  },

  A_DIRECTORY_IS_KEPT_WITH_ITS_BUCKET {
    @Override
    void play(Stage stage) throws IOException {
      TestBucket bucket = stage.bucket();
      bucket.put("closed/inside", "text");
      stage.permit("closed", "---------");
      bucket.refused(Forbidden.class, s -> s.deleteBucket(new DeleteBucket(bucket.name())));
      stage.permit("closed", "rwx------");
      assertThat(bucket.keys()).containsExactly("closed/inside");
    }
  },

  A_HASHED_DIRECTORY_IS_LEFT_OUT {
    @Override
    void play(Stage stage) throws IOException {
      TestBucket bucket = stage.bucket();
      bucket.put("x".repeat(300) + "/inside", "text");
      bucket.put("z", "text");
      stage.permit(Names.hashed("x".repeat(300)), "---------");
      assertThat(bucket.keys()).containsExactly("z");
    }
  },

  A_WHOLE_BUCKET_IS_REFUSED {
    @Override
    void play(Stage stage) throws IOException {
      stage.bucket().put("a", "text");
      stage.permit("", "---------");
      ListObjects all = new ListObjects(stage.bucket().name(), "", "", "", 10);
      stage.bucket().refused(Forbidden.class, s -> s.list(all));
    }
  };

  abstract void play(Stage stage) throws IOException;

  private static WriteCondition ifMatches(TestBucket bucket, String key) {
    return new WriteCondition.IfMatches(bucket.stat(key).etag());
  }

  /** A bucket, and how to take rights from what is in it. */
  record Stage(TestTree tree, TestBucket bucket) {
    void permit(String key, String rights) throws IOException {
      Path file = tree.root().resolve(bucket.name().value()).resolve(key);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      assertThat(Files.isReadable(file)).isEqualTo(rights.startsWith("r"));
    }
  }

  /** Plays one scene; any failure ends the process with another status than 0. */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx();
    TestTree tree = TestTree.in(vertx, Path.of(args[1]));
    ObjectStore store = tree.open(Map.of());
    try {
      valueOf(args[0]).play(new Stage(tree, TestBucket.create(store, vertx)));
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
    Futures.await(store.close());
    Futures.await(vertx.close());
  }
}
