"""From upload to findable, with 20 small documents a second; and how many a second are read at most."""

import threading
import time

from lib import servers
from lib.table import Row

RATE = 20
SECONDS = 30
BULK = 1_000
LOOK_AGAIN = 0.05


def run():
    settings = {"SLUICE_INDEX_ENGINE": "lucene"}
    with servers.Sluice(settings=settings) as sluice:
        sluice.create_bucket("found")
        wire = sluice.wire()
        warm_up(sluice, wire)
        delays = steady(sluice, wire)
        bulk = in_bulk(sluice, wire)
        cpu = sluice.cpu_seconds()
        memory = sluice.memory_peak_mib()
        sluice.remove()
    delays.sort()
    p50, p95 = delays[len(delays) // 2], delays[int(len(delays) * 0.95)]
    return [
        Row(
            f"upload to findable, {RATE} documents/s",
            f"p50 {p50:.2f} s, p95 {p95:.2f} s",
            ratio=p95,
            most=2.0,
            cpu=f"{cpu:.0f} s in all",
            conditions=f"{len(delays)} texts; ratio is the p95; without the readers' CPU; peak {memory:.0f} MiB",
        ),
        Row(
            f"upload to findable, {BULK} at once",
            f"{bulk:.0f} documents/s",
            conditions="text of 1 KiB, one connection",
        ),
    ]


def text(word):
    return (f"Ein Schreiben mit dem Wort {word}, das nur hier steht. " * 16).encode()


def put(wire, word):
    wire.request("PUT", f"/found/{word}.txt", body=text(word))


def total(sluice, query):
    return sluice.rest("GET", f"/search?facets=&limit=1&q={query}")["total"]


def warm_up(sluice, wire):
    """Until readers have started, and have read a few."""
    for number in range(50):
        put(wire, f"warm{number}")
    while total(sluice, "warm*") < 50:
        time.sleep(LOOK_AGAIN)


def steady(sluice, wire):
    """Seconds from each answer to the first search that finds the document."""
    waiting, delays, lock, over = {}, [], threading.Lock(), threading.Event()

    def look():
        while not over.is_set() or waiting:
            with lock:
                words = list(waiting)
            for word in words:
                if total(sluice, word):
                    with lock:
                        delays.append(time.perf_counter() - waiting.pop(word))
            time.sleep(LOOK_AGAIN)

    looker = threading.Thread(target=look)
    looker.start()
    begun = time.perf_counter()
    for number in range(RATE * SECONDS):
        time.sleep(max(0, begun + number / RATE - time.perf_counter()))
        word = f"stetig{number}x"
        put(wire, word)
        with lock:
            waiting[word] = time.perf_counter()
    over.set()
    looker.join()
    return delays


def in_bulk(sluice, wire):
    begun = time.perf_counter()
    for number in range(BULK):
        put(wire, f"menge{number}x")
    while total(sluice, "menge*") < BULK:
        time.sleep(LOOK_AGAIN)
    return BULK / (time.perf_counter() - begun)
