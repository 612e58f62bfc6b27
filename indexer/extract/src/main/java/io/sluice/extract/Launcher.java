package io.sluice.extract;

import io.sluice.indexer.ExtractorSettings;
import java.nio.file.Path;

/**
 * The program that starts a reading process. Tika lets only the path of a java be chosen; that is
 * where this takes its place, and sees to what a process must be born with.
 */
final class Launcher {
  /** The shell counts so. */
  private static final int BLOCK_BYTES = 512;

  private Launcher() {}

  static String script(ExtractorSettings settings, Workplace workplace) {
    return """
    #!/bin/sh
    # A session of its own, so that its children can be ended with it; ends with the gateway
    # where setpriv is there; sees nothing of the gateway's environment; writes no file that is
    # larger than a document may be, and no core.
    umask 077
    ulimit -c 0
    ulimit -f %d
    echo $$ >%s
    cd %s || exit 1
    die=
    ! command -v setpriv >/dev/null || die='setpriv --pdeathsig KILL'
    exec env -i PATH="$PATH" LANG=C.UTF-8 LC_ALL=C.UTF-8 OMP_THREAD_LIMIT=1 \\
      HOME=%3$s TMPDIR=%3$s ${TESSDATA_PREFIX:+"TESSDATA_PREFIX=$TESSDATA_PREFIX"} \\
      $die setsid %s "$@" 2>>%s
    """
        .formatted(
            settings.documentBytesMax() / BLOCK_BYTES + 1,
            quoted(workplace.process()),
            quoted(workplace.temporary()),
            quoted(Path.of(System.getProperty("java.home"), "bin", "java")),
            quoted(workplace.log()));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
