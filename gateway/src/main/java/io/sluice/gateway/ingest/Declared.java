package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_DIGEST;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_LENGTH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.INVALID_TRAILER;

import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
  private static final int MD5_BYTES = 16;

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
    return new Declared(
        length(headers, "content-length"),
        length(headers, "x-amz-decoded-content-length"),
        Optional.ofNullable(headers.get("content-md5")).map(Declared::md5),
        ChecksumHeaders.read(headers),
        Optional.ofNullable(headers.get("x-amz-trailer")).map(Declared::trailer));
  }

  /**
   * The same without checksums, for a request whose checksum headers speak of something other than
   * its body (CompleteMultipartUpload: of the object to be).
   */
  public Declared withoutChecksums() {
    return new Declared(contentLength, decodedLength, contentMd5, List.of(), trailer);
  }

  /** Of which algorithms checksums come with the body, before or behind it. */
  public Set<ChecksumAlgorithm> algorithms() {
    Set<ChecksumAlgorithm> all = EnumSet.noneOf(ChecksumAlgorithm.class);
    checksums.forEach(checksum -> all.add(checksum.algorithm()));
    trailer.ifPresent(all::add);
    return all;
  }

  /** The same with one more checksum, which the payload must have. */
  public Declared with(Checksum checksum) {
    List<Checksum> more = new ArrayList<>(checksums);
    more.add(checksum);
    return new Declared(contentLength, decodedLength, contentMd5, more, trailer);
  }

  private static OptionalLong length(MultiMap headers, String name) {
    String text = headers.get(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    // 18 digits never overflow.
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IngestFailure(INVALID_LENGTH, name + " is no length: " + text);
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private static String md5(String base64) {
    return ChecksumHeaders.decoded(base64, MD5_BYTES)
        .map(HexFormat.of()::formatHex)
        .orElseThrow(() -> new IngestFailure(INVALID_DIGEST, "the Content-MD5 is invalid"));
  }

  private static ChecksumAlgorithm trailer(String name) {
    return ChecksumHeaders.algorithm(name.strip())
        .orElseThrow(() -> new IngestFailure(INVALID_TRAILER, "no known trailer: " + name));
  }
}
