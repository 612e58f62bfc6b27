package io.sluice.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processes that outlived the gateway which started them: readers end with it, but Tesseract does
 * not where it was killed. They are told by their group, which the workplace of their reader names,
 * and by where they work, since numbers are given again.
 */
final class Stragglers {
  /** What follows the name in {@code /proc/PID/stat}: the state, the parent, the group. */
  private static final int GROUP = 2;

  private Stragglers() {}

  /** Ends those of a workplace. Where the system does not tell of processes, there are none. */
  static void end(Workplace workplace) throws IOException {
    if (!Files.exists(workplace.process())) {
      return;
    }
    String group = Files.readString(workplace.process()).strip();
    Path folder = workplace.folder().toRealPath();
    ProcessHandle.allProcesses()
        .filter(process -> isOf(process, group, folder))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean isOf(ProcessHandle process, String group, Path folder) {
    Path tells = Path.of("/proc", Long.toString(process.pid()));
    try {
      String stat = Files.readString(tells.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", GROUP + 2);
      return fields[GROUP].equals(group)
          && Files.readSymbolicLink(tells.resolve("cwd")).startsWith(folder);
    } catch (IOException e) {
      return false; // It has just ended, or is somebody else's.
    }
  }
}
