package io.sluice.gateway.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the gateway is, and whose key is shown to it. */
final class Endpoint {
  private static final String DEFAULT = "http://127.0.0.1:9001";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The web door. Else SLUICE_ENDPOINT, else " + DEFAULT + ".")
  private String url;

  @Option(
      names = "--access-key",
      paramLabel = "KEY",
      description = "Ask as this key instead of the root key.")
  private String accessKey;

  @Option(
      names = "--secret-key-file",
      paramLabel = "FILE",
      description = "Holds the secret key of --access-key.")
  private Path secretKeyFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Holds the root key, where SLUICE_ROOT_ACCESS_KEY and SLUICE_ROOT_SECRET_KEY are not set."
              + " Else: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(
      names = "--plain-http",
      description = "Send the secret key over http also where the gateway is another machine.")
  private boolean plainHttp;

  private record Pair(String accessKey, String secretKey) {}

  Api api(Map<String, String> environment) {
    String where = url == null ? environment.getOrDefault("SLUICE_ENDPOINT", DEFAULT) : url;
    Pair pair = accessKey == null ? rootKey(environment) : given();
    URI uri = uri(where);
    if (uri.getScheme().equals("http") && !plainHttp && !isThisMachine(uri.getHost())) {
      throw CliFailure.usage(
          "--endpoint: over http the secret key can be read on its way to "
              + uri.getHost()
              + ": use https, or --plain-http where you trust the network");
    }
    return new Api(uri, pair.accessKey, pair.secretKey);
  }

  private static boolean isThisMachine(String host) {
    String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  private static URI uri(String where) {
    try {
      URI uri = URI.create(where.replaceFirst("/+$", ""));
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like what is a URI and yet no address.
    }
    throw CliFailure.usage("--endpoint: " + where + " is no address like https://host:9001");
  }

  private Pair given() {
    if (secretKeyFile == null) {
      throw CliFailure.usage("--access-key needs --secret-key-file");
    }
    return new Pair(accessKey, read(secretKeyFile).strip());
  }

  private Pair rootKey(Map<String, String> environment) {
    String access = environment.get("SLUICE_ROOT_ACCESS_KEY");
    String secret = environment.get("SLUICE_ROOT_SECRET_KEY");
    if (access != null && secret != null) {
      return new Pair(access, secret);
    }
    Path file = data.resolve("root-key");
    if (!Files.exists(file)) {
      throw CliFailure.usage(
          "no key to ask with: set SLUICE_ROOT_ACCESS_KEY and SLUICE_ROOT_SECRET_KEY, or name the"
              + " data folder with --data, or a key with --access-key and --secret-key-file");
    }
    List<String> lines = read(file).lines().toList();
    if (lines.size() != 2) {
      throw CliFailure.usage(file + " must hold two lines: access key and secret key");
    }
    return new Pair(lines.get(0), lines.get(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CliFailure.usage(file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
