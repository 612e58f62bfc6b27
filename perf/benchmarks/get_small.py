"""GETs of 4 KiB, signed: by root, by a user whose group may read, and nginx's, unsigned."""

from lib import measure, servers, wrk
from lib.table import Row

OBJECTS = 1000
SIZE = 4096


def run():
    with servers.Sluice(durability="relaxed") as sluice:
        folder = sluice.create_bucket("small")
        wire = sluice.wire()
        for number in range(OBJECTS):
            wire.request("PUT", f"/small/{number:04d}", body=bytes(SIZE))
        wire.close()
        group, key = sluice.member()
        sluice.grant("small", group, "read")
        by_root, by_user = gets(sluice.wire()), gets(sluice.wire(key))
        with servers.Nginx(folder) as nginx:
            host = f"127.0.0.1:{nginx.port}"
            plain = [
                f"GET /{number:04d} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
                for number in range(OBJECTS)
            ]
            wrk.run(sluice, by_root + by_user, 25)  # until the JVM has compiled
            ours, theirs, reference = measure.in_turns(
                8,
                lambda: wrk.run(sluice, by_root, 4),
                lambda: wrk.run(sluice, by_user, 4),
                lambda: wrk.run(nginx, plain, 4),
            )
        sluice.remove()
    conditions = "signed, access log on; reference "
    return [
        row("GET 4 KiB", ours, reference, 0.5, conditions + "nginx, unsigned, no log; wrk, 32 connections"),
        row("GET 4 KiB by a user", theirs, ours, 0.9, conditions + "the same by root"),
    ]


def gets(wire):
    wire.close()
    return [wire.head("GET", f"/small/{number:04d}") for number in range(OBJECTS)]


def row(what, ours, reference, least, conditions):
    return Row(
        what,
        f"{measure.figure(ours):.0f}/s ({measure.spread(ours)})",
        f"{measure.figure(reference):.0f}/s ({measure.spread(reference)})",
        measure.figure(ours) / measure.figure(reference),
        least=least,
        cpu=f"{measure.cpu(ours) * 1e6:.1f} / {measure.cpu(reference) * 1e6:.1f} us each",
        conditions=conditions,
    )
