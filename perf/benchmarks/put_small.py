"""PUTs of 4 KiB, waiting for the disk and not; nothing to reach, but the disk's own rate beside."""

import concurrent.futures
import os
import time

from lib import measure, servers, wrk
from lib.measure import Sample
from lib.table import Row

KEYS = 4000
SIZE = 4096
CONNECTIONS = 32


def run():
    return [measured("full"), measured("relaxed")]


def measured(durability):
    with servers.Sluice(durability=durability) as sluice:
        sluice.create_bucket("small")
        wire = sluice.wire()
        requests = [
            wire.head("PUT", f"/small/{number:05d}", length=SIZE) + bytes(SIZE)
            for number in range(KEYS)
        ]
        wire.close()
        wrk.run(sluice, requests, 6, CONNECTIONS)
        ours, syncs = measure.in_turns(
            4, lambda: wrk.run(sluice, requests, 5, CONNECTIONS), lambda: Sample(sync_rate(3))
        )
        sluice.remove()
    return Row(
        f"PUT 4 KiB, durability {durability}",
        f"{measure.figure(ours):.0f}/s ({measure.spread(ours)})",
        f"{measure.figure(syncs):.0f} files/s",
        measure.figure(ours) / measure.figure(syncs),
        cpu=f"{measure.cpu(ours) * 1e6:.0f} us each",
        conditions="unsigned payload; wrk, 32 connections; reference: 32 threads write a file, fsync, "
        "rename, fsync the folder",
    )


def sync_rate(seconds):
    """Files a second that the disk takes from as many threads."""
    folder = servers.PLACE / "syncs"
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + seconds

    def write(thread):
        count = 0
        handle = os.open(folder, os.O_RDONLY)
        while time.monotonic() < end:
            name = folder / f"{thread}"
            file = os.open(f"{name}.new", os.O_CREAT | os.O_WRONLY)
            os.write(file, bytes(SIZE))
            os.fsync(file)
            os.close(file)
            os.rename(f"{name}.new", name)
            os.fsync(handle)
            count += 1
        os.close(handle)
        return count

    with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
        return sum(pool.map(write, range(CONNECTIONS))) / seconds
