"""256 uploads at once, each throttled to 1 MiB/s: what memory they take."""

import time

from lib import servers
from lib.measure import GIB
from lib.table import Row

UPLOADS = 256
SECONDS = 20
RATE = 1 << 20
TICKS = 10


def run():
    servers.require_free(servers.PLACE.parent, 8 * GIB)
    with servers.Sluice() as sluice:
        sluice.create_bucket("many")
        before = sluice.cpu_seconds()
        slowest = upload_all(sluice)
        used = sluice.cpu_seconds() - before
        peak = sluice.memory_peak_mib()
        sluice.remove()
    return [
        Row(
            f"{UPLOADS} uploads at 1 MiB/s, peak memory",
            f"{peak:.0f} MiB",
            "512 MiB",
            peak / 512,
            most=1,
            cpu=f"{used / (UPLOADS * SECONDS / 1024):.2f} s/GiB",
            conditions=f"{SECONDS} s, all done after {slowest:.1f} s; durability full; python sockets",
        )
    ]


def upload_all(sluice):
    """Seconds until the last one was answered."""
    wires = [sluice.wire() for _ in range(UPLOADS)]
    for number, wire in enumerate(wires):
        wire.socket.sendall(wire.head("PUT", f"/many/{number:03d}", length=SECONDS * RATE))
    begun = time.monotonic()
    pace(wires, begun)
    for wire in wires:
        wire.answer()
        wire.close()
    return time.monotonic() - begun


def pace(wires, begun):
    """A tenth of a second's bytes to each, then a rest; waits for those that cannot take them."""
    piece = bytes(RATE // TICKS)
    rest = bytes(RATE - TICKS * len(piece))
    for tick in range(SECONDS * TICKS):
        for wire in wires:
            wire.socket.sendall(piece + rest if tick % TICKS == TICKS - 1 else piece)
        time.sleep(max(0, begun + (tick + 1) / TICKS - time.monotonic()))
