package io.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.TestBucket.Read;
import io.sluice.spi.ByteRange.Span;
import io.sluice.spi.Capability;
import io.sluice.spi.CopyObject;
import io.sluice.spi.DeleteObject;
import io.sluice.spi.ETag;
import io.sluice.spi.ListObjects;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.MoveObject;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.OpenObject;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure;
import io.sluice.spi.StorageFailure.ConditionFailed;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.sluice.spi.StoreProfile;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import io.sluice.spi.WriteCondition.Always;
import io.sluice.spi.WriteCondition.IfAbsent;
import io.sluice.spi.WriteCondition.IfMatches;
import io.sluice.spi.WriteCondition.IfPresent;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** One run of calls that a seed decides, made to a store and to a map at once. */
final class ModelRun {

  private static final List<String> SEGMENTS =
      List.of("a", "b", "", ".", "..", "a b", "\u00E4", "\uFB01", "\uD83D\uDE00", "a-", "a.");
  private static final int TRAIL = 15;

  /** An object of the map; its bytes follow from its size. */
  private record Modelled(int size, ObjectMetadata metadata) {

    ETag etag() {
      return Samples.md5(bytes());
    }

    byte[] bytes() {
      return Samples.noise(size);
    }
  }

  private final TestBucket bucket;
  private final StoreProfile profile;
  private final Random random;
  private final NavigableMap<String, Modelled> model = new TreeMap<>(NaiveListing.BYTE_ORDER);
  private final Deque<String> trail = new ArrayDeque<>();

  ModelRun(TestBucket bucket, StoreProfile profile, long seed) {
    this.bucket = bucket;
    this.profile = profile;
    this.random = new Random(seed);
  }

  /** The last calls, oldest first. */
  Deque<String> trail() {
    return trail;
  }

  /** Makes one call and compares. */
  void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> write();
      case 3 -> delete();
      case 4 -> copy();
      case 5 -> move();
      case 6 -> annotate();
      case 7 -> read();
      case 8 -> stat();
      default -> list();
    }
  }

  private void write() {
    String key = anyKey();
    WriteCondition condition = anyCondition(key);
    Modelled object = new Modelled(random.nextInt(100_000), anyMetadata());
    note("write", key, object.size(), condition);
    StageObject request =
        new StageObject(bucket.ref(key), object.metadata(), OptionalLong.empty(), condition);
    expect(
            refusal(key, condition),
            s -> bucket.writing(s, request, object.bytes(), Samples.commit(object.bytes())))
        .ifPresent(info -> put(key, object, info));
  }

  private void delete() {
    String key = anyKey();
    boolean any = !profile.can(Capability.DELETE_IF_MATCHES) || random.nextBoolean();
    ETag etag = anyETag(key);
    note("delete", key, any ? "always" : etag);
    WriteCondition condition = any ? WriteCondition.always() : new IfMatches(etag);
    DeleteObject request = new DeleteObject(bucket.ref(key), condition);
    expect(refusal(key, condition), s -> s.delete(request))
        .ifPresent(result -> assertThat(result.existed()).isEqualTo(model.remove(key) != null));
  }

  private void copy() {
    String from = anyKey();
    String to = anyKey();
    WriteCondition condition = anyCondition(to);
    MetadataPatch patch = random.nextBoolean() ? replacing(anyMetadata()) : MetadataPatch.NONE;
    note("copy", from, to, condition);
    CopyObject request =
        new CopyObject(bucket.ref(from), ReadConditions.NONE, bucket.ref(to), patch, condition);
    Modelled source = model.get(from);
    expect(missing(from).or(() -> refusal(to, condition)), s -> s.copy(request))
        .ifPresent(
            info -> put(to, new Modelled(source.size(), patch.applyTo(source.metadata())), info));
  }

  private static MetadataPatch replacing(ObjectMetadata metadata) {
    return new MetadataPatch(
        Optional.of(metadata.headers()), Optional.of(metadata.user()), Map.of());
  }

  private void move() {
    String from = anyKey();
    String to = anyKey();
    WriteCondition condition = from.equals(to) ? WriteCondition.always() : anyCondition(to);
    note("move", from, to, condition);
    MoveObject request = new MoveObject(bucket.ref(from), bucket.ref(to), condition);
    expect(missing(from).or(() -> refusal(to, condition)), s -> s.move(request))
        .ifPresent(info -> put(to, model.remove(from), info));
  }

  private void annotate() {
    String key = anyKey();
    Optional<ETag> expected = random.nextBoolean() ? Optional.of(anyETag(key)) : Optional.empty();
    MetadataPatch patch = MetadataPatch.annotate("n" + random.nextInt(3), "v" + random.nextInt());
    note("annotate", key, expected);
    UpdateMetadata request = new UpdateMetadata(bucket.ref(key), expected, patch);
    Modelled old = model.get(key);
    Optional<Class<? extends StorageFailure>> refusal =
        missing(key).or(() -> expected.flatMap(etag -> refusal(key, new IfMatches(etag))));
    expect(refusal, s -> s.updateMetadata(request))
        .ifPresent(info -> put(key, new Modelled(old.size(), patch.applyTo(old.metadata())), info));
  }

  private void read() {
    String key = anyKey();
    note("read", key);
    Modelled object = model.get(key);
    int first = object == null || object.size() == 0 ? 0 : random.nextInt(object.size());
    int last = first + random.nextInt(100_000);
    if (object != null && object.size() == 0) {
      assertThat(bucket.read(key).bytes()).isEmpty();
      return;
    }
    OpenObject request =
        new OpenObject(bucket.ref(key), new Span(first, last), ReadConditions.NONE);
    expect(missing(key), s -> bucket.reading(s, request))
        .ifPresent(read -> assertSpan(read, object, first, last));
  }

  private static void assertSpan(Read read, Modelled object, int first, int last) {
    int end = Math.min(last + 1, object.size());
    assertThat(read.bytes()).isEqualTo(Arrays.copyOfRange(object.bytes(), first, end));
    assertThat(read.info().etag()).isEqualTo(object.etag());
  }

  private void stat() {
    String key = anyKey();
    note("stat", key);
    expect(missing(key), s -> s.stat(new StatObject(bucket.ref(key))))
        .ifPresent(info -> assertSame(info, model.get(key)));
  }

  private void list() {
    String prefix = random.nextBoolean() ? "" : beginning(anyKey());
    String delimiter = random.nextInt(3) == 0 ? "" : "/";
    String after =
        random.nextBoolean() ? "" : random.nextBoolean() ? anyKey() : beginning(anyKey());
    ListObjects request =
        new ListObjects(bucket.name(), prefix, delimiter, after, random.nextInt(8));
    note("list", request);
    ListContract.check(bucket, List.copyOf(model.keySet()), request);
  }

  private void put(String key, Modelled object, ObjectInfo info) {
    model.put(key, object);
    assertSame(info, object);
    assertSame(bucket.stat(key), object);
  }

  private static void assertSame(ObjectInfo info, Modelled object) {
    assertThat(info.size()).isEqualTo(object.size());
    assertThat(info.etag()).isEqualTo(object.etag());
    assertThat(info.metadata()).isEqualTo(object.metadata());
  }

  /** Makes the call; empty where it was refused as it had to be. */
  private <T> Optional<T> expect(
      Optional<Class<? extends StorageFailure>> refusal, Function<ObjectStore, Future<T>> call) {
    if (refusal.isPresent()) {
      bucket.refused(refusal.get(), call);
      return Optional.empty();
    }
    return Optional.of(bucket.call(call));
  }

  private Optional<Class<? extends StorageFailure>> missing(String key) {
    return model.containsKey(key) ? Optional.empty() : Optional.of(NoSuchObject.class);
  }

  private Optional<Class<? extends StorageFailure>> refusal(String key, WriteCondition condition) {
    Modelled object = model.get(key);
    return switch (condition) {
      case Always() -> Optional.empty();
      case IfAbsent() -> object == null ? Optional.empty() : Optional.of(ConditionFailed.class);
      case IfPresent() -> missing(key);
      case IfMatches(ETag etag) ->
          missing(key)
              .or(() ->
                  object.etag().equals(etag)
                      ? Optional.empty()
                      : Optional.of(ConditionFailed.class));
    };
  }

  private WriteCondition anyCondition(String key) {
    List<WriteCondition> possible = new ArrayList<>(List.of(WriteCondition.always()));
    if (profile.can(Capability.WRITE_IF_ABSENT)) {
      possible.add(WriteCondition.ifAbsent());
    }
    if (profile.can(Capability.WRITE_IF_MATCHES)) {
      possible.add(new IfMatches(anyETag(key)));
      possible.add(new IfPresent());
    }
    return possible.get(random.nextInt(possible.size()));
  }

  /** Mostly that of the object. */
  private ETag anyETag(String key) {
    Modelled object = model.get(key);
    return object == null || random.nextInt(3) == 0
        ? new Modelled(random.nextInt(100), ObjectMetadata.EMPTY).etag()
        : object.etag();
  }

  private ObjectMetadata anyMetadata() {
    return random.nextBoolean()
        ? ObjectMetadata.EMPTY
        : new ObjectMetadata(
            Map.of(), Map.of("number", String.valueOf(random.nextInt())), Map.of("n0", "v"));
  }

  /** Often one that exists, else one of few, so that keys meet. */
  private String anyKey() {
    if (!model.isEmpty() && random.nextBoolean()) {
      return List.copyOf(model.keySet()).get(random.nextInt(model.size()));
    }
    List<String> segments = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      segments.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    }
    String key = String.join("/", segments);
    return key.isEmpty() ? "/" : key;
  }

  private String beginning(String key) {
    int end = key.offsetByCodePoints(0, 1 + random.nextInt(key.codePointCount(0, key.length())));
    return key.substring(0, end);
  }

  private void note(Object... call) {
    trail.addLast(Arrays.toString(call));
    if (trail.size() > TRAIL) {
      trail.removeFirst();
    }
  }
}
