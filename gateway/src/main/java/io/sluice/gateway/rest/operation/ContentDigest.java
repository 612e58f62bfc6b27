package io.sluice.gateway.rest.operation;

import io.sluice.gateway.rest.error.ProblemCode;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of RFC 9530: {@code sha-256=:Base64:}, maybe among others that are not looked at. */
final class ContentDigest {
  private static final Pattern SHA256 = Pattern.compile("(?:^|[, \\t])sha-256=([^, \\t]*)");

  private ContentDigest() {}

  /** The SHA-256, where there is one. */
  static Optional<Checksum> sha256(String header) {
    Matcher found = SHA256.matcher(header);
    return found.find() ? Optional.of(parse(found.group(1))) : Optional.empty();
  }

  private static Checksum parse(String bytes) {
    if (bytes.length() > 2 && bytes.startsWith(":") && bytes.endsWith(":")) {
      byte[] raw = decode(bytes.substring(1, bytes.length() - 1));
      if (raw.length == ChecksumAlgorithm.SHA256.bytes()) {
        return Checksum.fullObject(ChecksumAlgorithm.SHA256, raw);
      }
    }
    throw ProblemCode.INVALID_DIGEST.failure("The sha-256 of Content-Digest is none.");
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
