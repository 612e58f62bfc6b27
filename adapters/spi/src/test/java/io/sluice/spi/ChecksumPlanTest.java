package io.sluice.spi;

import static io.sluice.spi.ChecksumAlgorithm.CRC32;
import static io.sluice.spi.ChecksumAlgorithm.CRC64NVME;
import static io.sluice.spi.ChecksumAlgorithm.SHA256;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.spi.StorageFailure.UnplannedChecksum;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChecksumPlanTest {

  private static void takes(ChecksumPlan plan, Set<ChecksumAlgorithm> brought) {
    assertThatCode(() -> plan.requireOfPart(brought)).doesNotThrowAnyException();
  }

  private static void refuses(ChecksumPlan plan, Set<ChecksumAlgorithm> brought, String actual) {
    assertThatThrownBy(() -> plan.requireOfPart(brought))
        .isInstanceOf(UnplannedChecksum.class)
        .hasMessageEndingWith("actual checksum type: " + actual);
  }

  @Test
  void partsOfACompositeBringTheirs() {
    ChecksumPlan plan = new ChecksumPlan(SHA256, ChecksumType.COMPOSITE);
    takes(plan, Set.of(SHA256));
    refuses(plan, Set.of(), "null");
    refuses(plan, Set.of(CRC32), "crc32");
    refuses(plan, Set.of(SHA256, CRC32), "crc32");
  }

  @Test
  void partsOfAFullObjectBringTheirsOrNone() {
    ChecksumPlan plan = new ChecksumPlan(CRC32, ChecksumType.FULL_OBJECT);
    takes(plan, Set.of(CRC32));
    takes(plan, Set.of());
    refuses(plan, Set.of(CRC64NVME), "crc64nvme");
  }

  @Test
  void whatNobodyChoseBindsNobody() {
    ChecksumPlan plan = new ChecksumPlan(CRC64NVME, ChecksumType.FULL_OBJECT, false);
    takes(plan, Set.of());
    takes(plan, Set.of(CRC32));
    takes(plan, Set.of(SHA256, CRC64NVME));
  }
}
