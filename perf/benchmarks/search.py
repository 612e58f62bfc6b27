"""1,000,000 synthetic objects put straight into the embedded index, then searched: no HTTP."""

import os
import shutil
import subprocess

from lib import servers
from lib.measure import GIB
from lib.table import Row

OBJECTS = int(os.environ.get("SLUICE_BENCH_OBJECTS", 1_000_000))
SEARCHES = 100
HEAP_MIB = 256
GOAL_MS = 50


def run():
    servers.require_free(servers.PLACE.parent, 8 * GIB)
    folder = servers.PLACE / "search"
    shutil.rmtree(folder, ignore_errors=True)
    lines = [line.split("\t") for line in measure(folder).splitlines()]
    shutil.rmtree(folder, ignore_errors=True)
    conditions = f"{OBJECTS:,} objects, heap {HEAP_MIB} MiB, one who asks, 20 hits, 2 pieces of text"
    return [row for line in lines for row in rows(line, conditions)]


def rows(line, conditions):
    match line:
        case ["search", kind, p50, p95, _, cpu]:
            yield Row(
                f"search: {kind}",
                f"p50 {p50} ms, p95 {p95} ms",
                f"{GOAL_MS} ms",
                float(p95) / GOAL_MS,
                most=1,
                cpu=f"p95 {cpu} ms",
                conditions=conditions,
            )
        case ["filled", count, seconds]:
            yield Row("search: filling", f"{float(count) / float(seconds):,.0f} objects/s")
        case ["size", count, on_disk, used, _]:
            size = f"{int(on_disk) / int(count):,.0f} B/object, {int(on_disk) / GIB:.2f} GiB"
            yield Row("search: index on disk", size)
            yield Row("search: heap after a collection", f"{int(used) / 2**20:.0f} MiB")


def measure(folder):
    java = subprocess.check_output([servers.HOME / "bin/java-home", "javac"], text=True).strip()
    path = servers.PLACE / "search.classpath"
    subprocess.run(
        os.environ.get("MVN", "mvn").split()
        + ["-q", "-pl", "indexer/lucene", "-am", "-DskipTests", "test-compile"]
        + ["dependency:build-classpath", f"-Dmdep.outputFile={path}"],
        cwd=servers.HOME,
        env=os.environ | {"JAVA_HOME": java},
        check=True,
    )
    targets = ["lucene/target/test-classes", "lucene/target/classes"]
    targets += ["contract/target/classes", "api/target/classes"]
    classes = [str(servers.HOME / "indexer" / target) for target in targets] + [path.read_text()]
    return subprocess.check_output(
        [f"{java}/bin/java", f"-Xmx{HEAP_MIB}m", "--enable-native-access=ALL-UNNAMED"]
        + ["-cp", ":".join(classes), "io.sluice.lucene.SearchBenchmark"]
        + [str(folder), str(OBJECTS), str(SEARCHES)],
        text=True,
    )
