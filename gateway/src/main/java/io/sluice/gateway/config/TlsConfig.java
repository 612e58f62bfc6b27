package io.sluice.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * TLS of the doors for users. Without certificates they speak plain HTTP.
 *
 * @param certificates PEM files, each with a server's certificate and the chain above it; the first
 *     one also serves whoever asks for a name that none of them has
 * @param keys PEM files with the private keys, in the same order
 * @param s3 whether the S3 door speaks TLS
 * @param web whether the door for people does
 * @param minimum the oldest version of TLS that is spoken, {@code TLSv1.2} or {@code TLSv1.3}
 * @param reload how often the files are looked at; 0 for never
 * @param handshakeTimeout how long a handshake may take
 */
public record TlsConfig(
    List<Path> certificates,
    List<Path> keys,
    boolean s3,
    boolean web,
    String minimum,
    Duration reload,
    Duration handshakeTimeout) {

  public static final TlsConfig DEFAULTS =
      new TlsConfig(
          List.of(),
          List.of(),
          true,
          true,
          "TLSv1.2",
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  public TlsConfig {
    certificates = List.copyOf(certificates);
    keys = List.copyOf(keys);
    if (certificates.size() != keys.size()) {
      throw new Check.OutOfRange("keys", keys.size(), "one for each of tls.certificates");
    }
    if (!minimum.equals("TLSv1.2") && !minimum.equals("TLSv1.3")) {
      throw new Check.OutOfRange("minimum", "\"" + minimum + "\"", "TLSv1.2 or TLSv1.3");
    }
    Check.atLeast("handshakeTimeout", handshakeTimeout.toMillis(), 1);
  }

  /** Whether there is anything to speak TLS with. */
  public boolean isOn() {
    return !certificates.isEmpty();
  }

  /** The versions that are spoken. */
  public Set<String> versions() {
    return minimum.equals("TLSv1.3") ? Set.of("TLSv1.3") : Set.of("TLSv1.2", "TLSv1.3");
  }
}
