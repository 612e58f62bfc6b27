package io.sluice.gateway.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.contract.TestBucket;
import io.sluice.gateway.objects.Replaced;
import io.sluice.memory.MemoryStore;
import io.sluice.spi.BucketName;
import io.sluice.spi.ListObjects;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.StageObject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StraysTest {
  private final Vertx vertx = Vertx.vertx();
  private final MemoryStore store = new MemoryStore(vertx);
  private final TestBucket bucket = TestBucket.create(store, vertx);
  private final List<ObjectRef> marked = new CopyOnWriteArrayList<>();
  private boolean stopped;
  private Runnable meanwhile = () -> {};

  @AfterEach
  void close() {
    Futures.await(vertx.close());
  }

  private Future<Void> everyKey(BucketName name, Function<ObjectRef, Future<Void>> act) {
    Sweep.Request request = new Sweep.Request(name, "", true, Integer.MAX_VALUE);
    Future<Void> run =
        new Sweep(vertx, store, new NoIndex(), act, request, new Progress(), () -> stopped).run();
    return run.compose(all ->
        vertx.executeBlocking(() -> {
          meanwhile.run();
          return null;
        }));
  }

  /** Two rounds: only what both see is a stray. */
  private void clear() {
    Strays strays = strays();
    bucket.call(s -> strays.clear());
    bucket.call(s -> strays.clear());
  }

  private Strays strays() {
    return new Strays(
        store,
        this::everyKey,
        ref -> {
          marked.add(ref);
          return Future.succeededFuture();
        },
        () -> stopped);
  }

  @Test
  void whatOneRoundAloneHasSeenMayBeOfAWriteUnderWay() {
    Strays strays = strays();
    String one = leave(bucket.ref("gone"), "1");
    bucket.call(s -> strays.clear());
    String two = leave(bucket.ref("gone too"), "1");
    assertThat(left()).containsExactlyInAnyOrder(one, two);
    bucket.call(s -> strays.clear());
    assertThat(left()).containsExactly(two);
    bucket.call(s -> strays.clear());
    bucket.call(s -> strays.clear());
    assertThat(left()).isEmpty();
  }

  private String leave(ObjectRef ref, String id) {
    ObjectRef place = new ObjectRef(Replaced.BUCKET, new ObjectKey(Replaced.prefix(ref) + id));
    byte[] bytes = Samples.text("replaced");
    StageObject request = new StageObject(place, ObjectMetadata.EMPTY, OptionalLong.empty());
    bucket.call(s -> bucket.writing(s, request, bytes, Samples.commit(bytes)));
    return place.key().value();
  }

  private List<String> left() {
    return TestBucket.names(
        bucket.call(s -> s.list(new ListObjects(Replaced.BUCKET, "", "", "", 10_000))));
  }

  @Test
  void aKeyThatIsThereIsLookedAt() {
    bucket.put("others", "new");
    ObjectRef ref = bucket.put("dir/key", "new").ref();
    String one = leave(ref, "1");
    String two = leave(ref, "2");
    clear();
    assertThat(marked).containsExactly(ref);
    assertThat(left()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void whatIsKeptForAKeyThatIsGoneGoes() {
    ObjectRef there = bucket.put("key", "new").ref();
    String kept = leave(there, "1");
    leave(bucket.ref("gone"), "1");
    leave(bucket.ref("gone"), "2");
    leave(bucket.ref("gone too"), "1");
    leave(ObjectRef.of("no-such-bucket", "key"), "1");
    clear();
    assertThat(left()).containsExactly(kept);
    assertThat(marked).containsExactly(there);
  }

  @Test
  void moreThanAPageGoesAsWell() {
    for (int i = 0; i < 1_100; i++) {
      leave(bucket.ref("gone"), String.format("%04d", i));
    }
    clear();
    clear();
    assertThat(left()).isEmpty();
  }

  @Test
  void whereSomebodyWroteMeanwhileAllStays() {
    String one = leave(bucket.ref("missed by the listing"), "1");
    String other = leave(bucket.ref("gone"), "1");
    meanwhile = () -> leave(bucket.ref("missed by the listing"), "2");
    clear();
    assertThat(left()).contains(one).doesNotContain(other).hasSize(2);
  }

  @Test
  void whoIsStoppedDeletesNothing() {
    leave(bucket.ref("key"), "1");
    bucket.put("key", "new");
    stopped = true;
    clear();
    assertThat(left()).hasSize(1);
    assertThat(marked).isEmpty();
  }
}
