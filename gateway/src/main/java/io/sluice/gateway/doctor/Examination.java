package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.util.List;

/** A check. May block; called on a plain thread. */
@FunctionalInterface
public interface Examination {

  /** Never fails: what cannot be found out is a diagnosis, too. */
  List<Diagnosis> examine(SluiceConfig config);

  /** All there are, in the order in which they are told. */
  static List<Examination> all() {
    return List.of(
        new LocaleCheck(),
        new HeapCheck(),
        new OpenFilesCheck(),
        new ClockCheck(),
        new FoldersCheck(),
        new KeyFilesCheck(),
        new FilesystemCheck(),
        new SpaceCheck(),
        new CertificatesCheck(),
        new RecognitionCheck(),
        new PortsCheck());
  }
}
