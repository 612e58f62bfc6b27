"""100,000 objects of 10 bytes under one prefix, listed in pages, beside `ls -fl`."""

import concurrent.futures
import os
import re
import subprocess
import time

from lib import measure, servers
from lib.table import Row

COUNT = 100_000
PREFIX = "prefix/"
TOKEN = re.compile(rb"<NextContinuationToken>([^<]+)<")
CLIENT = "python socket, token by regex"


def fill(connections=16):
    """The objects, made quickly: nothing waits for the disk."""
    with servers.Sluice(durability="relaxed") as sluice:
        folder = sluice.create_bucket("listing")

        def share(first):
            wire = sluice.wire()
            for number in range(first, COUNT, connections):
                wire.request("PUT", f"/listing/{PREFIX}{number:06d}", body=b"0123456789")
            wire.close()

        with concurrent.futures.ThreadPoolExecutor(connections) as pool:
            begun = time.monotonic()
            list(pool.map(share, range(connections)))
            rate = COUNT / (time.monotonic() - begun)
    return folder / PREFIX, rate


def page(wire, size, token="", after=""):
    """One page and the token of the next one."""
    query = f"continuation-token={token}&" if token else ""
    query += f"list-type=2&max-keys={size}&prefix={PREFIX.replace('/', '%2F')}"
    query += f"&start-after={after.replace('/', '%2F')}" if after else ""
    _, body = wire.request("GET", "/listing", query)
    found = TOKEN.search(body)
    following = found.group(1).decode() if found else ""
    return body.count(b"<Key>"), following.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D")


def list_all(sluice, size=1000):
    wire = sluice.wire()
    keys, token = page(wire, size)
    while token:
        more, token = page(wire, size, token)
        keys += more
    wire.close()
    if keys != COUNT:
        raise RuntimeError(f"{keys} keys were listed")


def names_change(folder):
    """So that names have to be read again, whatever the server keeps of them."""
    (folder / "other").write_bytes(b"")
    (folder / "other").unlink()
    time.sleep(0.05)


def ls(folder):
    subprocess.run(["ls", "-fl", folder], stdout=subprocess.DEVNULL, check=True)


def contest(sluice, folder, rounds, before):
    def ours():
        before()
        return measure.timed(lambda: list_all(sluice), sluice)

    def reference():
        before()
        return measure.timed(lambda: ls(folder))

    return measure.in_turns(rounds, ours, reference)


def row(what, samples, most):
    ours, reference = (measure.figure(each) for each in samples)
    return Row(
        what,
        f"{ours:.2f} s ({measure.spread(samples[0])})",
        f"{reference:.2f} s ({measure.spread(samples[1])})",
        ours / reference,
        most=most,
        cpu=f"{measure.cpu(samples[0]):.2f} s",
        conditions=f"100 pages of 1000; reference ls -fl; {CLIENT}",
    )


def cold(folder):
    names_change(folder)
    if not measure.drop_caches():
        raise PermissionError("only root can drop the kernel's caches")


def deep(sluice):
    """The first against the last page of 500: by their place, not by walking there."""
    wire = sluice.wire()
    last = f"{PREFIX}{COUNT - 201:06d}"

    def at(after):
        return lambda: measure.timed(lambda: page(wire, 200, after=after), sluice)

    first_page, last_page = measure.in_turns(100, at(""), at(last))
    wire.close()
    times = [measure.figure(each) * 1000 for each in (last_page, first_page)]
    return Row(
        "list, page 500 of 200 keys beside page 1",
        f"{times[0]:.1f} ms",
        f"{times[1]:.1f} ms",
        times[0] / times[1],
        most=1.25,
        conditions=f"median of 100; {CLIENT}",
    )


def run():
    folder, rate = fill()
    rows = [Row("list, filling", f"{rate:.0f} PUT/s", conditions="10 B, durability relaxed, 16 connections")]
    with servers.Sluice(keep=True) as sluice:
        for _ in range(3):
            list_all(sluice)
        rows.append(row("list 100,000, warm", contest(sluice, folder, 8, lambda: None), 1.0))
        reread = contest(sluice, folder, 6, lambda: names_change(folder))
        rows.append(row("list 100,000, warm, names read again", reread, None))
        if os.geteuid() == 0:
            samples = contest(sluice, folder, 6, lambda: cold(folder))
            rows.append(row("list 100,000, cold", samples, 2.5))
        rows.append(deep(sluice))
        sluice.remove()
    return rows
