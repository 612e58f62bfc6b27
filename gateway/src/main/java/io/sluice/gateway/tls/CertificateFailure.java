package io.sluice.gateway.tls;

/** Why a certificate cannot be used, in one line for the operator. No stack trace. */
public final class CertificateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CertificateFailure(String message) {
    super(message, null, false, false);
  }
}
