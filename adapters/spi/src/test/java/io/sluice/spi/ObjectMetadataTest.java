package io.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ObjectMetadataTest {

  private static final ObjectMetadata OLD =
      new ObjectMetadata(Map.of("h", "1"), Map.of("u", "2"), Map.of("a", "3", "b", "4"));

  @Test
  void annotationsArePutOverThoseThatAreThere() {
    ObjectMetadata merged = OLD.annotated(Map.of("b", "5", "c", "6"));
    assertThat(merged)
        .isEqualTo(
            new ObjectMetadata(OLD.headers(), OLD.user(), Map.of("a", "3", "b", "5", "c", "6")));
    assertThat(OLD.annotated(Map.of())).isSameAs(OLD);
  }

  @Test
  void namesAndValuesCountAsUtf8() {
    assertThat(ObjectMetadata.EMPTY.bytes()).isZero();
    assertThat(OLD.bytes()).isEqualTo(8);
    ObjectMetadata umlauts =
        new ObjectMetadata(Map.of("\u00FC", "\uD83D\uDE00"), Map.of("abc", ""), Map.of());
    assertThat(umlauts.bytes()).isEqualTo(2 + 4 + 3);
  }

  @Test
  void metadataIsNotChangedThroughTheMapsItWasMadeFrom() {
    Map<String, String> user = new HashMap<>(Map.of("a", "b"));
    ObjectMetadata metadata = new ObjectMetadata(Map.of(), user, Map.of());
    user.put("c", "d");
    assertThat(metadata.user()).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void aPatchSetsRemovesAndLeavesAnnotations() {
    MetadataPatch patch =
        new MetadataPatch(
            Optional.empty(),
            Optional.empty(),
            Map.of("a", Optional.empty(), "c", Optional.of("6"), "none", Optional.empty()));
    assertThat(patch.applyTo(OLD))
        .isEqualTo(new ObjectMetadata(OLD.headers(), OLD.user(), Map.of("b", "4", "c", "6")));
  }

  @Test
  void aPatchReplacesHeadersAndUserMetadataAsWholes() {
    MetadataPatch patch =
        new MetadataPatch(Optional.of(Map.of()), Optional.of(Map.of("v", "7")), Map.of());
    assertThat(patch.applyTo(OLD))
        .isEqualTo(new ObjectMetadata(Map.of(), Map.of("v", "7"), OLD.annotations()));
  }
}
