package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.Chunks.random;
import static io.sluice.gateway.ingest.Chunks.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.gateway.auth.PayloadSeal;
import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.gateway.auth.PayloadSeal.Unsigned;
import io.sluice.memory.MemoryStore;
import io.sluice.spi.BucketName;
import io.sluice.spi.ChecksumAlgorithm;
import io.sluice.spi.Commit;
import io.sluice.spi.CreateBucket;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectMetadata;
import io.sluice.spi.ObjectRef;
import io.sluice.spi.ReadConditions;
import io.sluice.spi.StageObject;
import io.sluice.spi.StatObject;
import io.sluice.spi.StorageFailure.NoSuchObject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Into a store that keeps the SPI's promises. */
class StoreIngestTest {
  private static final BucketName BUCKET = new BucketName("bucket");
  private static final ObjectRef REF = new ObjectRef(BUCKET, new ObjectKey("key"));
  private final Vertx vertx = Vertx.vertx();
  private final OnLoop loop = new OnLoop(vertx);
  private final Ingest ingest = new Ingest(vertx, IngestLimits.defaults());
  private final MemoryStore store = new MemoryStore(vertx);

  @BeforeEach
  void createBucket() {
    loop.get(() -> store.createBucket(new CreateBucket(BUCKET)));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whatWasReceivedIsTheObject() {
    ObjectInfo put = loop.get(() -> put(random(1_000_000, 1), new Unsigned(), 1_000_000));
    ObjectInfo stat = loop.get(this::stat);
    assertThat(stat).isEqualTo(put);
    assertThat(stat.size()).isEqualTo(1_000_000);
    assertThat(stat.checksums()).hasSize(1);
  }

  @Test
  void aRefusedBodyLeavesNoObject() {
    loop.failure(() -> put(random(1_000_000, 2), new Unsigned(), 1_000_001));
    assertThat(loop.failure(this::stat)).isInstanceOf(NoSuchObject.class);
  }

  @Test
  void aRefusedBodyLeavesTheOldObject() {
    ObjectInfo old = loop.get(() -> put(random(1000, 3), new Unsigned(), 1000));
    PayloadSeal wrong = new Sha256("0".repeat(64));
    loop.failure(() -> put(random(1000, 4), wrong, 1000));
    loop.failure(() -> put(random(500_000, 5), wrong, 500_000));
    assertThat(loop.get(this::stat)).isEqualTo(old);
  }

  private Future<ObjectInfo> put(Buffer bytes, PayloadSeal seal, long declared) {
    Body body = new Body(Feed.of(split(bytes, 8192)), seal, Declared.ofLength(declared));
    return store
        .stage(new StageObject(REF, ObjectMetadata.EMPTY, OptionalLong.of(declared)))
        .compose(staged ->
            ingest.receive(
                body, Set.of(ChecksumAlgorithm.CRC64NVME), staged, StoreIngestTest::commit));
  }

  private static Commit commit(Received received) {
    return new Commit(received.size(), received.md5(), received.checksums(), Map.of());
  }

  private Future<ObjectInfo> stat() {
    return store.stat(new StatObject(REF, ReadConditions.NONE));
  }
}
