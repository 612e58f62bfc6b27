"""CompleteMultipartUpload of 10 GiB in equal parts: a publish, not a copy."""

import re

from lib import measure, servers
from lib.measure import GIB
from lib.table import Row

PART = 64 << 20
PARTS = 160
ROUNDS = 3


def run():
    servers.require_free(servers.PLACE.parent, 13 * GIB)
    source = servers.memory_file("part")
    with open(source, "wb") as file:
        file.truncate(PART)
    with servers.Sluice() as sluice:
        sluice.create_bucket("complete")
        samples = [once(sluice, source) for _ in range(ROUNDS)]
        sluice.remove()
    source.unlink()
    seconds = measure.figure(samples)
    return [
        Row(
            "Complete of 10 GiB",
            f"{seconds * 1000:.0f} ms ({', '.join(f'{s.figure * 1000:.0f}' for s in samples)})",
            "100 ms",
            seconds / 0.1,
            most=1,
            cpu=f"{measure.cpu(samples):.2f} s",
            conditions="160 parts of 64 MiB, durability full; python socket",
        )
    ]


def once(sluice, source):
    wire = sluice.wire()
    _, body = wire.request("POST", "/complete/file", "uploads=")
    upload = re.search(rb"<UploadId>([^<]+)<", body).group(1).decode()
    parts = ""
    with open(source, "rb") as file:
        for number in range(1, PARTS + 1):
            query = f"partNumber={number}&uploadId={upload}"
            head, _ = wire.send_file("/complete/file", query, file, 0, PART)
            etag = re.search(r'\r\netag: *("[^"]+")', head, re.IGNORECASE).group(1)
            parts += f"<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>"
    document = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode()
    sample = measure.timed(
        lambda: wire.request("POST", "/complete/file", f"uploadId={upload}", document), sluice
    )
    wire.request("DELETE", "/complete/file")
    wire.close()
    return sample
