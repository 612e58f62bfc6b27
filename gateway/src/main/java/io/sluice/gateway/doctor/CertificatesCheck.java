package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import io.sluice.gateway.config.TlsConfig;
import io.sluice.gateway.tls.CertificateFailure;
import io.sluice.gateway.tls.CertifiedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Certificates must fit their keys, and live a while yet. */
final class CertificatesCheck implements Examination {
  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    TlsConfig tls = config.tls();
    if (!tls.isOn()) {
      return List.of(
          Diagnosis.warn(
              "the doors speak plain HTTP",
              "set tls.certificates, or put a proxy with TLS before"));
    }
    return IntStream.range(0, tls.certificates().size()).mapToObj(i -> examine(tls, i)).toList();
  }

  private static Diagnosis examine(TlsConfig tls, int index) {
    try {
      CertifiedKey key = CertifiedKey.read(tls.certificates().get(index), tls.keys().get(index));
      Instant now = Instant.now();
      String what = key.file() + " fits its key and expires at " + key.expiry();
      if (!key.isValid(now)) {
        return Diagnosis.fail(what + ": it is not valid now", "renew it; no restart is needed");
      }
      return key.isValid(now.plus(SOON))
          ? Diagnosis.ok(what)
          : Diagnosis.warn(what, "renew it soon; no restart is needed");
    } catch (CertificateFailure failure) {
      return Diagnosis.fail(failure.getMessage(), "Sluice will not start with it");
    }
  }
}
