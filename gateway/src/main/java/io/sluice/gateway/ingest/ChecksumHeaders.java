package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_CHECKSUM;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code x-amz-checksum-*} fields, in a header or in a trailer. */
public final class ChecksumHeaders {
  private static final Map<ChecksumAlgorithm, String> NAMES = names();

  private ChecksumHeaders() {}

  /** In lower case. */
  public static String name(ChecksumAlgorithm algorithm) {
    return NAMES.get(algorithm);
  }

  /** The algorithm whose field has this name, in any case. */
  public static Optional<ChecksumAlgorithm> algorithm(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * All that the headers hold.
   *
   * @throws IngestFailure INVALID_CHECKSUM, also where there are two of them, as on AWS
   */
  public static List<Checksum> read(MultiMap headers) {
    List<Checksum> found = new ArrayList<>();
    NAMES.forEach((algorithm, name) ->
        headers.getAll(name).forEach(value -> found.add(checksum(algorithm, value))));
    if (found.size() > 1) {
      throw new IngestFailure(
          INVALID_CHECKSUM, "more than one x-amz-checksum- header", found.get(1).algorithm());
    }
    return found;
  }

  /**
   * A checksum from its text.
   *
   * @throws IngestFailure INVALID_CHECKSUM
   */
  public static Checksum checksum(ChecksumAlgorithm algorithm, String base64) {
    return decoded(base64, algorithm.bytes())
        .map(raw -> Checksum.fullObject(algorithm, raw))
        .orElseThrow(() -> invalid(algorithm));
  }

  /** Base64 of exactly so many bytes. */
  static Optional<byte[]> decoded(String base64, int bytes) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64)).filter(raw -> raw.length == bytes);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static IngestFailure invalid(ChecksumAlgorithm algorithm) {
    return new IngestFailure(
        INVALID_CHECKSUM, "the value of " + name(algorithm) + " is invalid", algorithm);
  }

  private static Map<ChecksumAlgorithm, String> names() {
    Map<ChecksumAlgorithm, String> names = new EnumMap<>(ChecksumAlgorithm.class);
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      names.put(algorithm, "x-amz-checksum-" + algorithm.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
