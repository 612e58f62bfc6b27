package io.sluice.gateway.doctor;

import io.sluice.gateway.config.SluiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Each connection takes a descriptor, and each request that is under way a file or two. */
final class OpenFilesCheck implements Examination {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final int SPARE = 500;

  @Override
  public List<Diagnosis> examine(SluiceConfig config) {
    long needed = config.limits().connections() + 2L * config.limits().requests() + SPARE;
    try {
      long limit = limit();
      String what = "the process may open " + limit + " files";
      return List.of(
          limit >= needed
              ? Diagnosis.ok(what)
              : Diagnosis.warn(
                  what + ", and limits.connections and limits.requests may need " + needed,
                  "set LimitNOFILE=" + needed + " in the unit (or ulimit -n), or lower these"));
    } catch (IOException e) {
      return List.of(Diagnosis.warn("the limit on open files cannot be read", "look at ulimit -n"));
    }
  }

  private static long limit() throws IOException {
    for (String line : Files.readAllLines(LIMITS)) {
      if (line.startsWith("Max open files")) {
        String soft = line.substring("Max open files".length()).strip().split(" +", 2)[0];
        return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
      }
    }
    throw new IOException("no such line");
  }
}
