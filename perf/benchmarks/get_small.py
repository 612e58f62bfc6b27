"""GETs of 4 KiB, signed, beside nginx's, unsigned, of the same files."""

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
        signed = [wire.head("GET", f"/small/{number:04d}") for number in range(OBJECTS)]
        wire.close()
        with servers.Nginx(folder) as nginx:
            host = f"127.0.0.1:{nginx.port}"
            plain = [
                f"GET /{number:04d} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
                for number in range(OBJECTS)
            ]
            wrk.run(sluice, signed, 25)  # until the JVM has compiled
            ours, reference = measure.in_turns(
                8, lambda: wrk.run(sluice, signed, 4), lambda: wrk.run(nginx, plain, 4)
            )
        sluice.remove()
    return [
        Row(
            "GET 4 KiB",
            f"{measure.figure(ours):.0f}/s ({measure.spread(ours)})",
            f"{measure.figure(reference):.0f}/s ({measure.spread(reference)})",
            measure.figure(ours) / measure.figure(reference),
            least=0.5,
            cpu=f"{measure.cpu(ours) * 1e6:.0f} / {measure.cpu(reference) * 1e6:.0f} us each",
            conditions="signed, access log on; reference nginx, unsigned, no log; wrk, 32 connections",
        )
    ]
