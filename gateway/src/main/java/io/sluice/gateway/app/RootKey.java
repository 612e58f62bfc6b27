package io.sluice.gateway.app;

import io.sluice.gateway.auth.Credentials.Credential;
import io.sluice.gateway.auth.KeyPairs;
import io.sluice.gateway.auth.Principal;
import io.sluice.gateway.auth.SecretAccessKey;
import io.sluice.gateway.config.RootConfig;
import io.sluice.gateway.config.Secret;
import io.sluice.gateway.config.SluiceConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The operator's own key pair.
 *
 * @param made whether it was made just now and must be shown
 */
record RootKey(String accessKey, Secret secretKey, boolean made) {
  private static final String PREFIX = "SL";

  /** Fixed by the configuration, or kept in a file, or made. */
  static RootKey of(SluiceConfig config) {
    RootConfig root = config.root();
    if (root.accessKey().isPresent()) {
      return new RootKey(root.accessKey().get(), root.secretKey().orElseThrow(), false);
    }
    Path file = config.storage().data().resolve("root-key");
    Optional<byte[]> content = PrivateFile.read(file);
    return content.isPresent() ? parse(file, content.get()) : make(file);
  }

  private static RootKey parse(Path file, byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    if (lines.size() != 2 || lines.get(0).isBlank() || lines.get(1).isBlank()) {
      throw new StartFailure(file + " must hold two lines: access key and secret key");
    }
    return new RootKey(lines.get(0), new Secret(lines.get(1)), false);
  }

  private static RootKey make(Path file) {
    String access = KeyPairs.newAccessKeyId(PREFIX);
    String secret = KeyPairs.newSecret();
    byte[] content = (access + "\n" + secret + "\n").getBytes(StandardCharsets.UTF_8);
    return PrivateFile.make(file, content)
        ? new RootKey(access, new Secret(secret), true)
        : parse(file, PrivateFile.read(file).orElseThrow());
  }

  /** As the door knows it. */
  Credential credential() {
    return new Credential(
        Principal.root(accessKey), accessKey, SecretAccessKey.of(secretKey.reveal()));
  }
}
