package io.sluice.gateway.app;

import io.sluice.gateway.config.SluiceConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that signs what the store keeps, and seals secrets.
 *
 * @param older what was signed or sealed with them is believed
 * @param made whether it was made just now, so that nobody can have a copy
 */
record MasterKey(SecretKey key, List<SecretKey> older, Path file, boolean made) {
  private static final int BYTES = 32;

  static MasterKey of(SluiceConfig config) {
    Optional<Path> configured = config.security().masterKeyFile();
    Path file = configured.orElse(config.storage().data().resolve("master.key"));
    List<SecretKey> older = older(config.security().previousMasterKeyFiles());
    Optional<byte[]> content = PrivateFile.read(file);
    if (content.isPresent()) {
      return new MasterKey(key(file, content.get()), older, file, false);
    }
    if (configured.isPresent()) {
      throw new StartFailure("security.masterKeyFile: there is no file " + file);
    }
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    boolean ours = PrivateFile.make(file, fresh);
    byte[] kept = ours ? fresh : PrivateFile.read(file).orElseThrow();
    return new MasterKey(key(file, kept), older, file, ours);
  }

  private static List<SecretKey> older(List<Path> files) {
    List<SecretKey> older = new ArrayList<>();
    for (Path file : files) {
      Optional<byte[]> content = PrivateFile.read(file);
      older.add(
          key(
              file,
              content.orElseThrow(() ->
                  new StartFailure("security.previousMasterKeyFiles: there is no file " + file))));
    }
    return older;
  }

  private static SecretKey key(Path file, byte[] content) {
    byte[] bytes = content.length == BYTES ? content : hex(content);
    if (bytes.length != BYTES) {
      throw new StartFailure(
          file + " holds " + content.length + " bytes: expected 32 raw ones or 64 hex digits");
    }
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static byte[] hex(byte[] content) {
    try {
      return HexFormat.of().parseHex(new String(content, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
