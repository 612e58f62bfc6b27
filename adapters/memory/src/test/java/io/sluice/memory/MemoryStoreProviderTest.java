package io.sluice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Futures;
import io.sluice.spi.ObjectStore;
import io.sluice.spi.ObjectStoreProvider;
import io.sluice.spi.StoreLimits;
import io.sluice.spi.StoreSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.ServiceLoader;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryStoreProviderTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    Futures.await(vertx.close());
  }

  @Test
  void theProviderIsFoundByItsType() {
    assertThat(ServiceLoader.load(ObjectStoreProvider.class))
        .extracting(ObjectStoreProvider::type)
        .contains("memory");
  }

  @Test
  void withoutSettingsTheLimitsAreThoseOfS3() {
    assertThat(Futures.await(open(Map.of())).profile().limits()).isEqualTo(MemoryStore.LIMITS);
  }

  @Test
  void eachLimitCanBeSet() {
    Map<String, String> settings =
        Map.of(
            "objectBytesMax",
            "1",
            "metadataBytesMax",
            "2",
            "partBytesMin",
            "3",
            "partsMax",
            "4",
            "controlBytesMax",
            "5");
    assertThat(Futures.await(open(settings)).profile().limits())
        .isEqualTo(new StoreLimits(1, 1, 2, 3, 1, 4, 5));
  }

  @Test
  void anUnknownSettingIsRefusedByItsName() {
    assertThat(open(Map.of("root", "/srv")).cause()).hasMessageContaining("root");
  }

  @Test
  void aLimitThatIsNoNumberIsRefused() {
    assertThat(open(Map.of("partsMax", "many")).cause()).hasMessageContaining("many");
  }

  private Future<ObjectStore> open(Map<String, String> settings) {
    SecretKey key = new SecretKeySpec(new byte[32], "HmacSHA256");
    return new MemoryStoreProvider().open(new StoreSettings(vertx, settings, key));
  }
}
