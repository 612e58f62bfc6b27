"""Documents a second from upload to findable, beside Tika's own batch route on the same files."""

import shutil
import time
from urllib.parse import quote

from lib import measure, servers, tika
from lib.measure import Sample
from lib.table import Row

COPIES = 100
PICTURES = {"scan.pdf", "sign.png", "photo.jpg", "report.docx"}
LOOK_AGAIN = 0.05


def run():
    samples, source = servers.PLACE / "samples", servers.PLACE / "batch"
    for folder in (samples, source):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    words = {name: word for name, word in tika.documents(samples).items() if name not in PICTURES}
    for copy in range(COPIES):
        for name in words:
            shutil.copyfile(samples / name, source / f"{copy}-{name}")
    files = {path.name: path.read_bytes() for path in source.iterdir()}
    batch = tika.Batch(source)
    settings = {"SLUICE_INDEX_ENGINE": "lucene", "SLUICE_EXTRACT_OCR": "false"}
    memory = []
    with servers.Sluice(settings=settings) as sluice:
        sluice.create_bucket("bulk")
        runs = iter(range(100))
        contestants = (
            lambda: by_batch(batch, len(files)),
            lambda: by_sluice(sluice, files, words, next(runs), memory),
        )
        measure.in_turns(1, *contestants)
        reference, ours = measure.in_turns(4, *contestants)
        sluice.remove()
    batch.remove()
    for folder in (samples, source):
        shutil.rmtree(folder)
    peaks = ", ".join(f"{mib:.0f}" for mib in memory)
    return [
        Row(
            f"upload to findable, {len(files)} documents",
            f"{measure.figure(ours):.0f}/s ({measure.spread(ours)})",
            f"{measure.figure(reference):.0f}/s ({measure.spread(reference)})",
            measure.figure(ours) / measure.figure(reference),
            cpu=f"{measure.cpu(ours):.1f} s each, without the readers",
            conditions=f"{len(words)} kinds, no pictures; durability full, one connection; "
            f"Tika writes text files; peak MiB after each run {peaks}",
        )
    ]


def by_batch(batch, count):
    begun = time.perf_counter()
    done = batch.run()
    seconds = time.perf_counter() - begun
    if done != count:
        raise RuntimeError(f"Tika read {done} of {count} files: see {batch.folder / 'log'}")
    return Sample(count / seconds)


def by_sluice(sluice, files, words, number, memory):
    wire = sluice.wire()
    cpu, begun = sluice.cpu_seconds(), time.perf_counter()
    for name, body in files.items():
        wire.request("PUT", f"/bulk/{number}/{name}", body=body)
    while any(found(sluice, word, number) < COPIES for word in words.values()):
        time.sleep(LOOK_AGAIN)
    seconds = time.perf_counter() - begun
    wire.close()
    memory.append(sluice.memory_peak_mib())
    return Sample(len(files) / seconds, sluice.cpu_seconds() - cpu)


def found(sluice, word, number):
    query = f"{word} path:{number}/"
    return sluice.rest("GET", f"/search?facets=&limit=1&q={quote(query)}")["total"]
