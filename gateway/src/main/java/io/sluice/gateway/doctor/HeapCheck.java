package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.util.List;

/** Bodies under way live in direct memory, which has the bound of the heap. */
final class HeapCheck implements Examination {
  private static final int SHIFT = 20;

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    long heap = Runtime.getRuntime().maxMemory();
    long needed = 2 * config.ingest().totalBytes().bytes();
    String what = "the heap may grow to " + (heap >> SHIFT) + " MiB";
    return List.of(
        heap >= needed
            ? Diagnosis.ok(what)
            : Diagnosis.warn(
                what + ", and ingest.totalBytes is " + config.ingest().totalBytes(),
                "set SLUICE_JAVA_OPTS=-Xmx" + (needed >> SHIFT) + "m, or lower ingest.totalBytes"));
  }
}
