"""PUT of 1 GiB, with unsigned and with signed payload, beside the rate of MD5 on one core."""

import hashlib

from lib import measure, servers, sigv4
from lib.measure import GIB, Sample
from lib.table import Row


def run():
    servers.require_free(servers.PLACE.parent, 4 * GIB)
    source = servers.memory_file("large")
    digest = make(source)
    with servers.Sluice() as sluice:
        sluice.create_bucket("large")
        contestants = (
            lambda: Sample(measure.md5_rate() / (1 << 20)),
            lambda: put(sluice, source, sigv4.UNSIGNED),
            lambda: put(sluice, source, digest),
        )
        measure.in_turns(2, *contestants)
        md5, unsigned, signed = measure.in_turns(8, *contestants)
        sluice.remove()
    source.unlink()
    return [row("unsigned payload", unsigned, md5, 0.8), row("signed payload", signed, md5, 0.6)]


def make(source):
    """A file of which no part is like another, so that nothing can be clever; its SHA-256."""
    digest = hashlib.sha256()
    block = bytearray(hashlib.shake_256(b"sluice").digest(1 << 20))
    with open(source, "wb") as file:
        for number in range(1024):
            block[:4] = number.to_bytes(4, "big")
            file.write(block)
            digest.update(block)
    return digest.hexdigest()


def put(sluice, source, payload):
    headers = sluice.signed("PUT", "/large/file", payload=payload)
    before = sluice.cpu_seconds()
    seconds = measure.curl(sluice.url("/large/file"), headers, "-T", source)
    return Sample(1024 / seconds, sluice.cpu_seconds() - before)


def row(kind, ours, md5, least):
    return Row(
        f"PUT 1 GiB, {kind}",
        f"{measure.figure(ours):.0f} MiB/s ({measure.spread(ours)})",
        f"{measure.figure(md5):.0f} MiB/s ({measure.spread(md5)})",
        measure.figure(ours) / measure.figure(md5),
        least=least,
        cpu=f"{measure.cpu(ours):.2f} s/GiB",
        conditions="durability full; reference MD5 of OpenSSL, one core; curl -T",
    )
