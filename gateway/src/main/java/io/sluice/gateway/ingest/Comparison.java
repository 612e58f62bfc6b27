package io.sluice.gateway.ingest;

import static io.sluice.gateway.ingest.IngestFailure.Reason.BAD_DIGEST;
import static io.sluice.gateway.ingest.IngestFailure.Reason.CHECKSUM_MISMATCH;
import static io.sluice.gateway.ingest.IngestFailure.Reason.SHA256_MISMATCH;

import io.sluice.gateway.auth.PayloadSeal.Sha256;
import io.sluice.gateway.ingest.Digests.Computed;
import io.sluice.spi.Checksum;
import io.sluice.spi.ChecksumAlgorithm;
import java.util.HexFormat;
import java.util.List;

/**
 * What came, beside what was declared.
 *
 * @param declared by headers and by the trailer
 */
record Comparison(Body body, Computed computed, List<Checksum> declared) {

  /** Throws the first difference. */
  void check() {
    if (body.seal() instanceof Sha256(String hex)) {
      checkSha256(hex);
    }
    body.declared().contentMd5().ifPresent(this::checkMd5);
    declared.forEach(this::checkSum);
  }

  private void checkSha256(String hex) {
    byte[] raw = HexFormat.of().parseHex(hex);
    if (!isComputed(Checksum.fullObject(ChecksumAlgorithm.SHA256, raw))) {
      throw new IngestFailure(SHA256_MISMATCH, "the body has another SHA-256 than was signed");
    }
  }

  private void checkMd5(String hex) {
    if (!computed.md5().value().equals(hex)) {
      throw new IngestFailure(BAD_DIGEST, "the body has another MD5 than Content-MD5");
    }
  }

  private void checkSum(Checksum checksum) {
    ChecksumAlgorithm algorithm = checksum.algorithm();
    if (!isComputed(checksum)) {
      throw new IngestFailure(
          CHECKSUM_MISMATCH, "the body has another " + algorithm + " than declared", algorithm);
    }
  }

  private boolean isComputed(Checksum checksum) {
    return checksum.equals(computed.checksums().get(checksum.algorithm()));
  }
}
