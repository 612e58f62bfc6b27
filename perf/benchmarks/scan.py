"""PUT of what is scanned before it is seen, beside clamd alone on bytes of the same kind."""

import os

from lib import measure, servers, sigv4
from lib.clamd import Clamd
from lib.measure import Sample
from lib.table import Row

MIB = 48

# Those of the test file alone make a scanner that is hardly slower than a copy; with so many it has
# about as much to do as with the official ones, which no benchmark may depend on.
SIGNATURES = (0, 100_000)


def run():
    return [row for signatures in SIGNATURES for row in beside(signatures)]


def beside(signatures):
    source = servers.memory_file("scanned")
    with Clamd(signatures) as clamd:
        settings = {"SLUICE_SCAN_CLAMD": f"unix:{clamd.socket}"}
        with servers.Sluice(settings=settings) as sluice:
            sluice.create_bucket("scanned")
            contestants = (lambda: alone(clamd), lambda: put(sluice, source))
            measure.in_turns(1, *contestants)
            reference, ours = measure.in_turns(5, *contestants)
            sluice.remove()
    source.unlink()
    return [
        Row(
            f"PUT {MIB} MiB, scanned inline, {signatures + 1:,} signatures",
            f"{measure.figure(ours):.1f} MiB/s ({measure.spread(ours)})",
            f"{measure.figure(reference):.1f} MiB/s ({measure.spread(reference)})",
            measure.figure(ours) / measure.figure(reference),
            least=0.9,
            cpu=f"{measure.cpu(ours):.2f} s each",
            conditions="durability full; random bytes, new each time; reference clamd by INSTREAM; curl -T",
        )
    ]


def alone(clamd):
    """clamd remembers what it has seen: each run has bytes of its own."""
    return Sample(MIB / clamd.scan(os.urandom(MIB << 20)))


def put(sluice, source):
    source.write_bytes(os.urandom(MIB << 20))
    headers = sluice.signed("PUT", "/scanned/file", payload=sigv4.UNSIGNED)
    before = sluice.cpu_seconds()
    seconds = measure.curl(sluice.url("/scanned/file"), headers, "-T", source)
    return Sample(MIB / seconds, sluice.cpu_seconds() - before)
