package io.sluice.gateway.doctor;

import io.sluice.gateway.config.ManagementConfig;
import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;

/** Ports must be free, or be those of a Sluice that runs and is well. */
final class PortsCheck implements Examination {
  private static final int TIMEOUT_MILLIS = 3_000;

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    boolean runs = isReady(config.management());
    return List.of(
        examine("s3.port", config.s3().host(), config.s3().port(), runs),
        examine("web.port", config.web().host(), config.web().port(), runs),
        examine("management.port", config.management().host(), config.management().port(), runs));
  }

  private static Diagnosis examine(String key, String host, int port, boolean runs) {
    String what = key + " " + host + ":" + port;
    try {
      new ServerSocket(port, 1, InetAddress.getByName(host)).close();
      return runs && port != 0
          ? Diagnosis.warn(what + " is free although Sluice runs", "is this its configuration?")
          : Diagnosis.ok(what + " is free");
    } catch (IOException e) {
      return runs
          ? Diagnosis.ok(what + " is in use, and Sluice says that it is ready")
          : Diagnosis.fail(
              what + " cannot be had: " + e.getMessage(),
              "ss -ltnp tells who has it; if that is Sluice, look at its log");
    }
  }

  private static boolean isReady(ManagementConfig management) {
    String shown =
        management.host().contains(":") ? "[" + management.host() + "]" : management.host();
    try {
      URI uri = URI.create("http://" + shown + ":" + management.port() + "/health/ready");
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
