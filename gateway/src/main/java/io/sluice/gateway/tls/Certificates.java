package io.sluice.gateway.tls;

import io.sluice.gateway.config.TlsConfig;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * All certificates of the configuration, as their files were at one moment.
 *
 * @param stamps of the files, read before their content
 */
public record Certificates(List<CertifiedKey> keys, List<Stamp> stamps) {

  /** By what a file that was written anew differs. */
  record Stamp(Path file, Object inode, long millis, long size) {
    private static Stamp of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(file, now.fileKey(), now.lastModifiedTime().toMillis(), now.size());
      } catch (IOException e) {
        return new Stamp(file, "", 0, -1);
      }
    }
  }

  public Certificates {
    keys = List.copyOf(keys);
    stamps = List.copyOf(stamps);
  }

  /** Reads and checks; blocks. Fails with {@link CertificateFailure}. */
  public static Certificates read(TlsConfig config) {
    List<Stamp> stamps = stamps(config);
    List<CertifiedKey> keys = new ArrayList<>();
    for (int i = 0; i < config.certificates().size(); i++) {
      keys.add(CertifiedKey.read(config.certificates().get(i), config.keys().get(i)));
    }
    return new Certificates(keys, stamps);
  }

  /** The files as they are now; blocks. */
  static List<Stamp> stamps(TlsConfig config) {
    List<Path> files = new ArrayList<>(config.certificates());
    files.addAll(config.keys());
    return files.stream().map(Stamp::of).toList();
  }

  /** What a server is given: the bytes that were checked, whatever the files hold by now. */
  public PemKeyCertOptions options() {
    PemKeyCertOptions options = new PemKeyCertOptions();
    keys.forEach(key -> key.addTo(options));
    return options;
  }
}
