package io.sluice.gateway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.it.Syscalls.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Before a write is acknowledged the kernel has been asked, in this order, to bring the bytes to
 * the disk, to give them their name, and to bring the name to the disk. Killing a process cannot
 * show that, since the kernel lives on; strace can.
 */
@Tag("slow")
final class DurableAnswerTest {
  private static final String PUBLISH = "linkat|renameat2?|rename|link";

  private static final String BUCKET = "traced";

  @TempDir Path folder;
  private SluiceProcess sluice;
  private S3Wire s3;
  private final List<String> requests = new ArrayList<>();

  @Test
  void everythingIsOnDiskBeforeTheAnswer() throws Exception {
    Path data = folder.toRealPath().resolve("data");
    Path trace = folder.resolve("trace");
    sluice = SluiceProcess.start(data, Map.of(), Syscalls.command(trace));
    s3 = sluice.client();
    try {
      request();
    } finally {
      sluice.close();
    }
    Await.until("the trace is whole", () -> Syscalls.isWhole(trace));
    List<List<Call>> calls = Syscalls.beforeAnswers(trace, sluice.port());
    assertThat(calls).hasSameSizeAs(requests);
    check(data.resolve("buckets"), calls);
  }

  private void request() {
    done("create bucket", s3.createBucket(BUCKET));
    done("small", s3.put(BUCKET, "small", new byte[10]));
    done("large", s3.put(BUCKET, "large", OneServer.noise(3 << 20, 1)));
    done("overwrite", s3.put(BUCKET, "small", new byte[20]));
    done("only if absent", s3.put(BUCKET, "absent", new byte[20], "if-none-match", "*"));
    done("ancestors", s3.put(BUCKET, "n1/n2/key", new byte[20]));
    done("empty", s3.put(BUCKET, "folder/", new byte[0]));
    done("copy", s3.copy(BUCKET, "large", "copied/large"));
    String upload = s3.createUpload(BUCKET, "parts/object");
    requests.add("create upload");
    Answer first = s3.uploadPart(BUCKET, "parts/object", upload, 1, OneServer.noise(5 << 20, 2));
    done("part", first);
    Answer last = s3.uploadPart(BUCKET, "parts/object", upload, 2, new byte[100]);
    done("last part", last);
    done("complete", s3.complete(BUCKET, "parts/object", upload, first.etag(), last.etag()));
    done("delete", s3.delete(BUCKET, "small"));
    done("delete with ancestors", s3.delete(BUCKET, "n1/n2/key"));
    done("delete bucket", emptied());
  }

  private Answer emptied() {
    assertThat(s3.createBucket("other").status()).isEqualTo(200);
    requests.add("second bucket");
    return s3.send("DELETE", "/other");
  }

  private void done(String what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer).isBetween(200, 204);
    requests.add(what);
  }

  private void check(Path root, List<List<Call>> all) {
    Path b = root.resolve(BUCKET);
    order("create bucket", all, made(BUCKET, root), synced(root));
    for (String key : List.of("small", "large", "absent", "only if absent", "overwrite")) {
      if (requests.contains(key)) {
        String name =
            Map.of("only if absent", "absent", "overwrite", "small").getOrDefault(key, key);
        order(
            key,
            all,
            DurableAnswerTest::wrote,
            DurableAnswerTest::dataSynced,
            published(b, name),
            synced(b));
      }
    }
    order(
        "ancestors",
        all,
        DurableAnswerTest::dataSynced,
        published(b.resolve("n1/n2"), "key"),
        synced(b.resolve("n1/n2")));
    order("ancestors", all, made("n1", b), synced(b));
    order("ancestors", all, made("n2", b.resolve("n1")), synced(b.resolve("n1")));
    order("empty", all, made("folder", b), synced(b));
    order(
        "empty",
        all,
        DurableAnswerTest::dataSynced,
        publishedIn(b.resolve("folder")),
        synced(b.resolve("folder")));
    Path copied = b.resolve("copied");
    order(
        "copy",
        all,
        DurableAnswerTest::wrote,
        DurableAnswerTest::dataSynced,
        published(copied, "large"),
        synced(copied));
    order("copy", all, made("copied", b), synced(b));
    order("part", all, call -> call.is("pwrite64|pwritev|write"), DurableAnswerTest::dataSynced);
    order(
        "last part", all, call -> call.is("pwrite64|pwritev|write"), DurableAnswerTest::dataSynced);
    Path parts = b.resolve("parts");
    order(
        "complete",
        all,
        DurableAnswerTest::wrote,
        DurableAnswerTest::dataSynced,
        published(parts, "object"),
        synced(parts));
    order("complete", all, made("parts", b), synced(b));
    order(
        "delete", all, call -> call.is("unlinkat") && call.text().contains("\"small\""), synced(b));
    Path deep = b.resolve("n1/n2");
    order(
        "delete with ancestors",
        all,
        call -> call.is("unlinkat") && call.about(deep),
        synced(deep));
    order("delete bucket", all, call -> call.is("unlinkat") && call.about(root), synced(root));
  }

  /** After the last call of the first kind comes one of each other kind, in this order. */
  @SafeVarargs
  private void order(String what, List<List<Call>> all, Predicate<Call>... kinds) {
    List<Call> calls = all.get(requests.indexOf(what));
    int at = calls.size();
    do {
      at--;
    } while (at >= 0 && !kinds[0].test(calls.get(at)));
    for (int i = 1; i < kinds.length && at >= 0; i++) {
      at = next(calls, at, kinds[i]);
    }
    assertThat(at).as("%s, %s: %s", what, kinds.length, calls).isNotNegative();
  }

  private static int next(List<Call> calls, int after, Predicate<Call> kind) {
    for (int i = after + 1; i < calls.size(); i++) {
      if (kind.test(calls.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Bytes or attributes: all that a file is besides its name. */
  private static boolean wrote(Call call) {
    return call.is("fsetxattr|pwrite64|pwritev|copy_file_range|ftruncate|utimensat")
        && !call.text().contains("user.sluice.dir");
  }

  private static boolean dataSynced(Call call) {
    return call.is("fsync|fdatasync") && !call.text().matches(".*<\\S*/buckets(/[\\w/]+)?>.*");
  }

  private static Predicate<Call> synced(Path directory) {
    return call -> call.is("fsync") && call.about(directory);
  }

  private static Predicate<Call> made(String name, Path parent) {
    return call ->
        call.is("mkdirat") && call.about(parent) && call.text().contains('"' + name + '"');
  }

  private static Predicate<Call> published(Path directory, String name) {
    return publishedIn(directory).and(call -> call.text().contains('"' + name + '"'));
  }

  private static Predicate<Call> publishedIn(Path directory) {
    return call -> call.is(PUBLISH) && call.about(directory);
  }
}
