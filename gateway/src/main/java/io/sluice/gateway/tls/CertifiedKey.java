package io.sluice.gateway.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate with its chain and its private key, of which it is known that they belong together.
 */
public final class CertifiedKey {
  private static final byte[] PROBE = {1, 2, 3, 4};

  private final Path file;
  private final X509Certificate certificate;
  private final Buffer chain;
  private final Buffer key;

  private CertifiedKey(Path file, X509Certificate certificate, Buffer chain, Buffer key) {
    this.file = file;
    this.certificate = certificate;
    this.chain = chain;
    this.key = key;
  }

  /** Reads two PEM files; blocks. Fails with {@link CertificateFailure}. */
  public static CertifiedKey read(Path chainFile, Path keyFile) {
    Buffer chain = content("tls.certificates", chainFile);
    Buffer key = content("tls.keys", keyFile);
    X509Certificate certificate = certificate(chainFile, chain);
    String mismatch = "tls.keys: " + keyFile + " is not the key of " + chainFile;
    if (!isPair(privateKey(keyFile, chain, key, certificate, mismatch), certificate)) {
      throw new CertificateFailure(mismatch);
    }
    return new CertifiedKey(chainFile, certificate, chain, key);
  }

  private static Buffer content(String setting, Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      String why =
          switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getMessage();
          };
      throw new CertificateFailure(setting + ": " + file + " cannot be read: " + why);
    }
  }

  private static X509Certificate certificate(Path file, Buffer pem) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return factory.generateCertificates(new ByteArrayInputStream(pem.getBytes())).stream()
          .findFirst()
          .map(X509Certificate.class::cast)
          .orElseThrow(() -> new CertificateException("it is empty"));
    } catch (CertificateException e) {
      throw new CertificateFailure(
          "tls.certificates: " + file + " holds no certificate in PEM: " + e.getMessage());
    }
  }

  private static PrivateKey privateKey(
      Path file, Buffer chain, Buffer key, X509Certificate certificate, String mismatch) {
    try {
      PemKeyCertOptions pair = new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
      String algorithm = certificate.getPublicKey().getAlgorithm();
      return Arrays.stream(pair.getKeyManagerFactory(null).getKeyManagers())
          .map(X509KeyManager.class::cast)
          .flatMap(keys -> only(keys, algorithm).stream())
          .findFirst()
          .orElseThrow(() -> new CertificateFailure(mismatch));
    } catch (CertificateFailure failure) {
      throw failure;
    } catch (IllegalArgumentException otherAlgorithm) {
      throw new CertificateFailure(mismatch);
    } catch (Exception e) {
      // Vert.x throws whatever its parser stumbles over.
      throw new CertificateFailure(
          "tls.keys: "
              + file
              + " holds no private key in PEM that can be used: RSA or EC, without a passphrase");
    }
  }

  private static Optional<PrivateKey> only(X509KeyManager keys, String algorithm) {
    String[] aliases = keys.getServerAliases(algorithm, null);
    return aliases == null ? Optional.empty() : Optional.of(keys.getPrivateKey(aliases[0]));
  }

  private static boolean isPair(PrivateKey key, X509Certificate certificate) {
    String algorithm = key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
    try {
      Signature signature = Signature.getInstance("SHA256with" + algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      return verifies(signature, certificate.getPublicKey(), signature.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean verifies(Signature signature, PublicKey certified, byte[] signed)
      throws GeneralSecurityException {
    signature.initVerify(certified);
    signature.update(PROBE);
    return signature.verify(signed);
  }

  /** Where the certificate was read. */
  public Path file() {
    return file;
  }

  public Instant expiry() {
    return certificate.getNotAfter().toInstant();
  }

  /** Whether it is valid at that time. */
  public boolean isValid(Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant()) && now.isBefore(expiry());
  }

  void addTo(PemKeyCertOptions options) {
    options.addCertValue(chain).addKeyValue(key);
  }
}
