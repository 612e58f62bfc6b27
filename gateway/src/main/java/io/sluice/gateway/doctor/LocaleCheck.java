package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.util.List;

/** File names are bytes of UTF-8; under another locale a JVM cannot say them. */
final class LocaleCheck implements Examination {

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    String encoding = System.getProperty("sun.jnu.encoding");
    return List.of(
        "UTF-8".equals(encoding)
            ? Diagnosis.ok("file names are UTF-8")
            : Diagnosis.fail(
                "file names are " + encoding, "start with bin/sluice, or with LC_ALL=C.UTF-8"));
  }
}
