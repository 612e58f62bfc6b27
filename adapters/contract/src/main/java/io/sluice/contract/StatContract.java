package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.ByteRange;
import io.sluice.spi.ETag;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.StorageFailure.NotModified;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is told of an object, and the conditions under which it is told. */
public interface StatContract extends StoreUnderTest {

  @Test
  default void anObjectIsToldAsItWasCommitted() {
    TestBucket bucket = bucket();
    byte[] bytes = Samples.noise(1000);
    Instant before = Instant.now().minusSeconds(60);
    ObjectInfo committed = bucket.put("key", bytes, Samples.METADATA);
    assertThat(committed.ref()).isEqualTo(bucket.ref("key"));
    assertThat(committed.size()).isEqualTo(1000);
    assertThat(committed.etag()).isEqualTo(Samples.md5(bytes));
    assertThat(committed.lastModified()).isBetween(before, Instant.now().plusSeconds(60));
    assertThat(committed.metadata()).isEqualTo(Samples.METADATA);
    assertThat(committed.checksums()).isEqualTo(List.of(Samples.crc32(bytes)));
    assertThat(committed.foreign()).isFalse();
    assertThat(bucket.stat("key")).isEqualTo(committed);
  }

  @Test
  default void aMissingObjectIsNotTold() {
    TestBucket bucket = bucket();
    bucket.put("key/below", "x");
    bucket.put("key-after", "x");
    bucket.refused(NoSuchObject.class, s -> s.stat(new StatObject(bucket.ref("key"))));
    bucket.refused(NoSuchObject.class, s -> s.stat(new StatObject(bucket.ref("key/"))));
    bucket.refused(NoSuchObject.class, s -> s.stat(new StatObject(bucket.ref("key/below/it"))));
  }

  @Test
  default void aMissingObjectIsToldBeforeAFailedCondition() {
    TestBucket bucket = bucket();
    StatObject request = new StatObject(bucket.ref("key"), ifMatch(etag -> false));
    bucket.refused(NoSuchObject.class, s -> s.stat(request));
  }

  @Test
  default void statIsRefusedUnlessIfMatchHolds() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "x");
    ReadConditions holds = ifMatch(object.etag()::equals);
    assertThat(told(bucket, holds)).isEqualTo(object);
    bucket.refused(
        ConditionFailed.class, s -> s.stat(new StatObject(object.ref(), ifMatch(e -> false))));
  }

  @Test
  default void statTellsThatAnObjectIsNotModified() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "x");
    ReadConditions known = ifNoneMatch(object.etag()::equals);
    NotModified answer =
        bucket.refused(NotModified.class, s -> s.stat(new StatObject(object.ref(), known)));
    assertThat(answer.object()).isEqualTo(object);
    ReadConditions other = ifNoneMatch(etag -> false);
    assertThat(told(bucket, other)).isEqualTo(object);
  }

  @Test
  default void statLooksAtLastModifiedInWholeSeconds() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "x");
    Instant second = Instant.ofEpochSecond(object.lastModified().getEpochSecond());
    bucket.refused(
        NotModified.class, s -> s.stat(new StatObject(object.ref(), modifiedSince(second))));
    bucket.call(s -> s.stat(new StatObject(object.ref(), modifiedSince(second.minusSeconds(1)))));
    bucket.call(s -> s.stat(new StatObject(object.ref(), unmodifiedSince(second))));
    bucket.refused(
        ConditionFailed.class,
        s -> s.stat(new StatObject(object.ref(), unmodifiedSince(second.minusSeconds(1)))));
  }

  @Test
  default void openJudgesConditionsAsStatDoesAndBeforeTheRange() {
    TestBucket bucket = bucket();
    ObjectInfo object = bucket.put("key", "x");
    ByteRange outside = new ByteRange.From(10);
    ReadConditions known = ifNoneMatch(object.etag()::equals);
    bucket.refused(
        ConditionFailed.class,
        s -> s.open(new OpenObject(object.ref(), outside, ifMatch(etag -> false))));
    NotModified answer =
        bucket.refused(
            NotModified.class, s -> s.open(new OpenObject(object.ref(), outside, known)));
    assertThat(answer.object()).isEqualTo(object);
    OpenObject request =
        new OpenObject(object.ref(), ByteRange.whole(), ifMatch(object.etag()::equals));
    assertThat(bucket.call(s -> bucket.reading(s, request)).text()).isEqualTo("x");
  }

  @Test
  default void answersComeOnTheCallersContext() {
    TestBucket bucket = bucket();
    bucket.put("key", "x");
    Context caller = vertx().getOrCreateContext();
    Promise<Context> answered = Promise.promise();
    caller.runOnContext(ignored ->
        store()
            .stat(new StatObject(bucket.ref("key")))
            .onComplete(answer -> answered.complete(Vertx.currentContext())));
    assertThat(Futures.await(answered.future())).isSameAs(caller);
  }

  private static ObjectInfo told(TestBucket bucket, ReadConditions conditions) {
    return bucket.call(s -> s.stat(new StatObject(bucket.ref("key"), conditions)));
  }

  private static ReadConditions ifMatch(Predicate<ETag> matches) {
    return new ReadConditions(
        Optional.of(matches), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ReadConditions ifNoneMatch(Predicate<ETag> matches) {
    return new ReadConditions(
        Optional.empty(), Optional.of(matches), Optional.empty(), Optional.empty());
  }

  private static ReadConditions modifiedSince(Instant instant) {
    return new ReadConditions(
        Optional.empty(), Optional.empty(), Optional.of(instant), Optional.empty());
  }

  private static ReadConditions unmodifiedSince(Instant instant) {
    return new ReadConditions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(instant));
  }
}
