package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_CHUNK;
import static io.sluice.gateway.ingest.IngestFailure.Reason.MALFORMED_TRAILER;

import io.sluice.gateway.auth.PayloadSeal.Chunked;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows the last chunk.
 *
 * @param checksum the announced one
 * @param toSign the trailing headers as their signature covers them
 * @param signature present where chunks are signed and a trailer was announced
 */
record Trailer(Optional<Checksum> checksum, String toSign, Optional<String> signature) {
  private static final String SIGNATURE = "x-amz-trailer-signature";

  /**
   * Reads the text after the last chunk.
   *
   * @throws IngestFailure MALFORMED_CHUNK where none may follow; MALFORMED_TRAILER where it is not
   *     the one announced, or not signed; INVALID_CHECKSUM
   */
  static Trailer parse(String text, Chunked seal, Optional<ChecksumAlgorithm> announced) {
    if (!seal.trailer() && !text.isBlank()) {
      throw new IngestFailure(MALFORMED_CHUNK, "something follows the last chunk");
    }
    List<Field> fields = text.lines().filter(line -> !line.isBlank()).map(Field::parse).toList();
    List<Field> headers = fields.stream().filter(field -> !field.name.equals(SIGNATURE)).toList();
    List<String> names = headers.stream().map(Field::name).toList();
    if (!names.equals(announced.map(ChecksumHeaders::name).stream().toList())) {
      throw new IngestFailure(MALFORMED_TRAILER, "the trailer is not the one announced");
    }
    Optional<String> signature =
        fields.stream().filter(field -> field.name.equals(SIGNATURE)).map(Field::value).findFirst();
    if (seal.trailer() && seal.signatures().isPresent() && signature.isEmpty()) {
      throw new IngestFailure(MALFORMED_TRAILER, "the trailer is not signed");
    }
    return new Trailer(
        announced.map(is -> ChecksumHeaders.checksum(is, headers.getFirst().value)),
        String.join("", headers.stream().map(Field::toSign).toList()),
        signature);
  }

  private record Field(String name, String value) {

    static Field parse(String line) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IngestFailure(MALFORMED_TRAILER, "a line of the trailer has no colon");
      }
      return new Field(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }

    String toSign() {
      return name + ':' + value + '\n';
    }
  }
}
