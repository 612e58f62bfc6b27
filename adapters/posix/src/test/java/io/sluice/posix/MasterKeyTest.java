package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.contract.Samples;
import io.sluice.spi.MetadataPatch;
import io.sluice.spi.ObjectInfo;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.StatObject;
import io.sluice.spi.UpdateMetadata;
import io.sluice.spi.WriteCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of objects when the master key is another one. */
final class MasterKeyTest extends OneTree {

  private static final SecretKey NEW = key(1);

  private static SecretKey key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private ObjectInfo seenBy(ObjectStore other, String key) {
    return Futures.await(other.stat(new StatObject(bucket.ref(key))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"extended", "sidecar"})
  void whatWasSealedUnderAnOlderKeyHolds(String attributes) {
    ObjectStore before = tree.open(Map.of("attributes", attributes));
    ObjectInfo old = bucket.call(s -> bucket.putting(before, "old", Samples.text("old"), always()));
    ObjectStore after =
        tree.open(Map.of("attributes", attributes), NEW, List.of(key(2), TestTree.KEY));
    assertThat(seenBy(after, "old")).isEqualTo(old);
    assertThat(seenBy(after, "old").foreign()).isFalse();
    Futures.await(before.close());
    Futures.await(after.close());
  }

  private static WriteCondition always() {
    return WriteCondition.always();
  }

  @Test
  void withoutTheOlderKeyObjectsAreForeign() {
    bucket.put("old", "old");
    ObjectStore after = tree.open(Map.of(), NEW, List.of());
    assertThat(seenBy(after, "old").foreign()).isTrue();
    Futures.await(after.close());
  }

  @Test
  void whatIsWrittenNowNeedsOnlyTheNewKey() {
    ObjectInfo old = bucket.put("old", Samples.text("old"), Samples.METADATA);
    ObjectStore both = tree.open(Map.of(), NEW, List.of(TestTree.KEY));
    Futures.await(
        both.updateMetadata(
            new UpdateMetadata(
                bucket.ref("old"), Optional.empty(), MetadataPatch.annotate("seen", "yes"))));
    ObjectStore only = tree.open(Map.of(), NEW, List.of());
    assertThat(seenBy(only, "old").etag()).isEqualTo(old.etag());
    assertThat(seenBy(only, "old").metadata().user()).isEqualTo(old.metadata().user());
    Futures.await(both.close());
    Futures.await(only.close());
  }
}
