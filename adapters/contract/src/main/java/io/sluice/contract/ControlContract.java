package io.sluice.contract;

import static io.sluice.contract.Futures.await;
import static io.sluice.contract.Futures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.BucketName;
import io.sluice.spi.Capability;
import io.sluice.spi.ControlCondition;
import io.sluice.spi.ControlCondition.IfVersion;
import io.sluice.spi.ControlDocument;
import io.sluice.spi.ControlName;
import io.sluice.spi.ControlPage;
import io.sluice.spi.DeleteBucket;
import io.sluice.spi.DeleteDocument;
import io.sluice.spi.ListBuckets;
import io.sluice.spi.ListDocuments;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.LimitExceeded;
import io.sluice.spi.WriteDocument;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The documents that the gateway keeps for itself. */
public interface ControlContract extends StoreUnderTest {

  @Test
  default void aDocumentIsReadAsItWasWritten() {
    for (byte[] bytes : List.of(new byte[0], Samples.text("{\"a\":1}\n"), Samples.noise(70_000))) {
      ControlName name = unused();
      ControlDocument written = write(name, bytes, ControlCondition.always());
      assertThat(written.name()).isEqualTo(name);
      assertThat(written.bytes().getBytes()).isEqualTo(bytes);
      assertThat(read(name)).contains(written);
    }
  }

  @Test
  default void aMissingDocumentIsEmptyAlsoInAFolderThatNeverWas() {
    assertThat(read(unused())).isEmpty();
    assertThat(read(new ControlName(folder(), "name"))).isEmpty();
    assertThat(delete(new DeleteDocument(new ControlName(folder(), "name")))).isFalse();
  }

  @Test
  default void everyNameOfABucketIsOne() {
    String longest = "ü".repeat(127) + "x";
    for (String text : List.of("a", "a b", "A", "~a.b.", "a%2Fb", "日本", longest)) {
      assertThat(BucketName.isValid(text)).isTrue();
      ControlName name = new ControlName("names", text);
      write(name, Samples.text(text), ControlCondition.always());
      assertThat(text(name)).isEqualTo(text);
    }
  }

  @Test
  default void eachWriteHasAnotherVersion() {
    ControlName name = unused();
    Set<String> versions = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      versions.add(write(name, Samples.text("same"), ControlCondition.always()).version());
    }
    delete(new DeleteDocument(name));
    versions.add(write(name, Samples.text("same"), ControlCondition.always()).version());
    assertThat(versions).hasSize(6);
  }

  @Test
  default void ifAbsentWritesOnlyWhatIsNotThere() {
    requires(Capability.CONTROL_CONDITIONS);
    ControlName name = unused();
    write(name, Samples.text("first"), ControlCondition.ifAbsent());
    refusedWrite(name, ControlCondition.ifAbsent());
    assertThat(text(name)).isEqualTo("first");
    delete(new DeleteDocument(name));
    write(name, Samples.text("again"), ControlCondition.ifAbsent());
    assertThat(text(name)).isEqualTo("again");
  }

  @Test
  default void ifVersionWritesOnlyOverWhatWasRead() {
    requires(Capability.CONTROL_CONDITIONS);
    ControlName name = unused();
    refusedWrite(name, new IfVersion("any"));
    ControlDocument first = write(name, Samples.text("first"), ControlCondition.always());
    write(name, Samples.text("second"), ControlCondition.over(first));
    refusedWrite(name, ControlCondition.over(first));
    assertThat(text(name)).isEqualTo("second");
    delete(new DeleteDocument(name));
    refusedWrite(name, ControlCondition.over(first));
    assertThat(read(name)).isEmpty();
  }

  @Test
  default void ofManyWhoCreateOneDocumentOneWins() {
    requires(Capability.CONTROL_CONDITIONS);
    ControlName name = unused();
    Race.Result<ControlDocument> result =
        Race.run(16, i -> write(name, Samples.text("racer " + i), ControlCondition.ifAbsent()));
    assertThat(result.failures()).hasSize(15).hasOnlyElementsOfType(ConditionFailed.class);
    assertThat(result.successes()).hasSize(1);
    assertThat(read(name)).contains(result.successes().getFirst());
  }

  @Test
  default void ofManyWhoReplaceOneVersionOneWins() {
    requires(Capability.CONTROL_CONDITIONS);
    ControlName name = unused();
    ControlDocument first = write(name, Samples.text("first"), ControlCondition.always());
    Race.Result<ControlDocument> result =
        Race.run(16, i -> write(name, Samples.text("racer " + i), ControlCondition.over(first)));
    assertThat(result.failures()).hasSize(15).hasOnlyElementsOfType(ConditionFailed.class);
    assertThat(read(name)).contains(result.successes().getFirst());
  }

  @Test
  default void aDeletedDocumentIsGone() {
    ControlName name = unused();
    write(name, Samples.text("x"), ControlCondition.always());
    assertThat(delete(new DeleteDocument(name))).isTrue();
    assertThat(read(name)).isEmpty();
    assertThat(delete(new DeleteDocument(name))).isFalse();
  }

  @Test
  default void ifVersionDeletesOnlyWhatWasRead() {
    requires(Capability.CONTROL_CONDITIONS);
    ControlName name = unused();
    ControlDocument old = write(name, Samples.text("old"), ControlCondition.always());
    ControlDocument present = write(name, Samples.text("new"), ControlCondition.always());
    refusal(ConditionFailed.class, store().control().delete(deleting(old)));
    assertThat(read(name)).contains(present);
    assertThat(delete(deleting(present))).isTrue();
    refusal(ConditionFailed.class, store().control().delete(deleting(present)));
  }

  @Test
  default void aDocumentBeyondTheLimitIsRefusedAndTheOldOneStays() {
    ControlName name = unused();
    int max = store().profile().limits().controlBytesMax();
    write(name, new byte[max], ControlCondition.always());
    refusal(LimitExceeded.class, writing(name, new byte[max + 1], ControlCondition.always()));
    assertThat(read(name).orElseThrow().bytes().length()).isEqualTo(max);
  }

  @Test
  default void aReaderSeesTheOldDocumentOrTheNewOneWhole() {
    ControlName name = unused();
    write(name, Samples.noise(20_000), ControlCondition.always());
    Race.Result<Object> result =
        Race.run(
            16,
            i ->
                i % 2 == 0
                    ? write(name, Samples.noise(20_000 + i * 100), ControlCondition.always())
                    : read(name).orElseThrow().bytes());
    assertThat(result.failures()).isEmpty();
    for (Object seen : result.successes()) {
      if (seen instanceof Buffer bytes) {
        assertThat(bytes.getBytes()).isEqualTo(Samples.noise(bytes.length()));
      }
    }
  }

  @Test
  default void namesAreListedInByteOrderAPageAtATime() {
    String folder = folder();
    List<String> names = List.of("-", "A", "a", "a ", "a0", "b", "ü", "\uffee", "\ud83d\ude00");
    names.reversed().forEach(name -> touch(folder, name));
    touch(folder + "x", "elsewhere");
    List<String> listed = new ArrayList<>();
    ControlPage page = list(folder, "", 2);
    while (page.more()) {
      assertThat(page.names()).hasSize(2);
      listed.addAll(page.names());
      page = list(folder, page.names().getLast(), 2);
    }
    listed.addAll(page.names());
    assertThat(listed).isEqualTo(names);
  }

  @Test
  default void aPageOfNamesBeginsAfterItsMarker() {
    String folder = folder();
    List.of("a", "b", "c").forEach(name -> touch(folder, name));
    assertThat(list(folder, "a", 10)).isEqualTo(new ControlPage(List.of("b", "c"), false));
    assertThat(list(folder, "aa", 1)).isEqualTo(new ControlPage(List.of("b"), true));
    assertThat(list(folder, "c", 1)).isEqualTo(new ControlPage(List.of(), false));
    delete(new DeleteDocument(new ControlName(folder, "b")));
    assertThat(list(folder, "", 10).names()).containsExactly("a", "c");
    assertThat(list(folder(), "", 10)).isEqualTo(new ControlPage(List.of(), false));
  }

  @Test
  default void documentsAreNoObjectsAndGoWithNoBucket() {
    TestBucket bucket = bucket();
    ControlName name = new ControlName("buckets", bucket.name().value());
    write(name, Samples.text("settings"), ControlCondition.always());
    assertThat(bucket.keys()).isEmpty();
    bucket.call(s -> s.deleteBucket(new DeleteBucket(bucket.name())));
    assertThat(text(name)).isEqualTo("settings");
    assertThat(await(store().listBuckets(new ListBuckets("buckets", "", 10))).buckets()).isEmpty();
  }

  @Test
  default void documentsComeOnTheCallersContext() {
    Context context = vertx().getOrCreateContext();
    Promise<Boolean> same = Promise.promise();
    AtomicBoolean all = new AtomicBoolean(true);
    ControlName name = unused();
    context.runOnContext(now ->
        writing(name, new byte[1], ControlCondition.always())
            .onComplete(done -> all.compareAndSet(true, context.equals(Vertx.currentContext())))
            .compose(done -> store().control().read(name))
            .onComplete(done -> all.compareAndSet(true, context.equals(Vertx.currentContext())))
            .compose(done -> store().control().list(new ListDocuments("test", "", 1)))
            .onComplete(
                done -> same.complete(all.get() && context.equals(Vertx.currentContext()))));
    assertThat(await(same.future())).isTrue();
  }

  private Optional<ControlDocument> read(ControlName name) {
    return await(store().control().read(name));
  }

  private String text(ControlName name) {
    return read(name).orElseThrow().bytes().toString();
  }

  private Future<ControlDocument> writing(
      ControlName name, byte[] bytes, ControlCondition condition) {
    return store().control().write(new WriteDocument(name, Buffer.buffer(bytes), condition));
  }

  private ControlDocument write(ControlName name, byte[] bytes, ControlCondition condition) {
    return await(writing(name, bytes, condition));
  }

  private void refusedWrite(ControlName name, ControlCondition condition) {
    refusal(ConditionFailed.class, writing(name, Samples.text("refused"), condition));
  }

  private boolean delete(DeleteDocument request) {
    return await(store().control().delete(request));
  }

  private static DeleteDocument deleting(ControlDocument document) {
    return new DeleteDocument(document.name(), Optional.of(document.version()));
  }

  private void touch(String folder, String name) {
    write(new ControlName(folder, name), Samples.text(name), ControlCondition.always());
  }

  private ControlPage list(String folder, String after, int limit) {
    return await(store().control().list(new ListDocuments(folder, after, limit)));
  }

  private static ControlName unused() {
    return new ControlName("test", UUID.randomUUID().toString());
  }

  private static String folder() {
    return "f" + UUID.randomUUID().toString().substring(0, 24);
  }
}
