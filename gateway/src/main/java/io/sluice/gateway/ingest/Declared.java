package io.sluice.gateway.ingest;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the sender says of a body before it comes.
 *
 * @param contentLength bytes on the wire, encoding included; absent where HTTP itself says the end
 * @param decodedLength bytes of payload of a chunked body ({@code x-amz-decoded-content-length})
 * @param contentMd5 of the payload, 32 hex digits in lower case
 * @param checksums of the payload, all of type FULL_OBJECT
 * @param trailer the checksum that will follow the last chunk ({@code x-amz-trailer})
 */
public record Declared(
    OptionalLong contentLength,
    OptionalLong decodedLength,
    Optional<String> contentMd5,
    List<Checksum> checksums,
    Optional<ChecksumAlgorithm> trailer) {

  public Declared {
    checksums = List.copyOf(checksums);
  }

  /** Of a body about which nothing but its length is known. */
  public static Declared ofLength(long contentLength) {
    return new Declared(
        OptionalLong.of(contentLength),
        OptionalLong.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /**
   * Reads {@code Content-Length}, {@code Content-MD5}, {@code x-amz-decoded-content-length}, {@code
   * x-amz-checksum-*} and {@code x-amz-trailer}.
   *
   * @throws IngestFailure INVALID_LENGTH, INVALID_DIGEST, INVALID_CHECKSUM or INVALID_TRAILER
   */
  public static Declared ofHeaders(MultiMap headers) {
    throw new UnsupportedOperationException(headers.toString());
  }
}
