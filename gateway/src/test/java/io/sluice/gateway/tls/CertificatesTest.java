package io.sluice.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  @TempDir static Path folder;
  private static TestCertificate rsa;
  private static TestCertificate otherRsa;
  private static TestCertificate ec;

  private final Path certificate = folder.resolve("certificate.pem");
  private final Path key = folder.resolve("key.pem");

  @BeforeAll
  static void make() {
    rsa = TestCertificate.of("localhost", "RSA", 30);
    otherRsa = TestCertificate.of("localhost", "RSA", 30);
    ec = TestCertificate.of("localhost", "EC", 30);
  }

  private CertifiedKey read(String pem, String keyPem) throws IOException {
    Files.writeString(certificate, pem);
    Files.writeString(key, keyPem);
    return CertifiedKey.read(certificate, key);
  }

  private void assertRefused(String pem, String keyPem, String complaint) {
    assertThatThrownBy(() -> read(pem, keyPem))
        .isInstanceOf(CertificateFailure.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aPairIsRead() throws IOException {
    assertThat(read(rsa.pem(), rsa.key()).expiry())
        .isEqualTo(rsa.certificate().getNotAfter().toInstant());
    assertThat(read(ec.pem(), ec.key()).isValid(Instant.now())).isTrue();
    assertThat(read(ec.pem() + rsa.pem(), ec.key()).file()).isEqualTo(certificate);
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    assertRefused(rsa.pem(), otherRsa.key(), key + " is not the key of " + certificate);
    assertRefused(rsa.pem(), ec.key(), key + " is not the key of " + certificate);
    assertRefused(ec.pem() + rsa.pem(), rsa.key(), key + " is not the key of " + certificate);
  }

  @Test
  void whatIsNoPemIsRefused() {
    assertRefused("", rsa.key(), certificate + " holds no certificate in PEM");
    assertRefused("nonsense", rsa.key(), certificate + " holds no certificate in PEM");
    assertRefused(rsa.key(), rsa.key(), certificate + " holds no certificate in PEM");
    assertRefused(rsa.pem(), "nonsense", key + " holds no private key in PEM");
    assertRefused(rsa.pem(), rsa.pem(), key + " holds no private key in PEM");
    String cut = rsa.key().substring(0, 300);
    assertRefused(rsa.pem(), cut, key + " holds no private key in PEM");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> CertifiedKey.read(missing, key))
        .hasMessage("tls.certificates: " + missing + " cannot be read: there is no such file");
  }
}
