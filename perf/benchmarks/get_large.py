"""GET of 1 GiB beside nginx, which sends the very same file by sendfile."""

from lib import measure, servers
from lib.measure import GIB, Sample
from lib.table import Row


def run():
    servers.require_free(servers.PLACE.parent, 3 * GIB)
    with servers.Sluice() as sluice:
        folder = sluice.create_bucket("large")
        upload(sluice)
        with servers.Nginx(folder) as nginx:
            contestants = (
                lambda: get(sluice, sluice.url("/large/file"), sluice.signed("GET", "/large/file")),
                lambda: get(nginx, nginx.url("/file"), {}),
            )
            measure.in_turns(2, *contestants)
            ours, reference = measure.in_turns(16, *contestants)
        sluice.remove()
    return [
        Row(
            "GET 1 GiB",
            f"{measure.figure(ours):.0f} MiB/s ({measure.spread(ours)})",
            f"{measure.figure(reference):.0f} MiB/s ({measure.spread(reference)})",
            measure.figure(ours) / measure.figure(reference),
            least=0.95,
            cpu=f"{measure.cpu(ours):.2f} / {measure.cpu(reference):.2f} s/GiB",
            conditions="signed; reference nginx sendfile, unsigned; curl",
        )
    ]


def upload(sluice):
    source = servers.memory_file("large")
    with open(source, "wb") as file:
        file.truncate(GIB)
    wire = sluice.wire()
    with open(source, "rb") as file:
        wire.send_file("/large/file", "", file, 0, GIB)
    wire.close()
    source.unlink()


def get(server, url, headers):
    before = server.cpu_seconds()
    seconds = measure.curl(url, headers)
    return Sample(1024 / seconds, server.cpu_seconds() - before)
