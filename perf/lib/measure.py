"""Clocks: in turns, and as medians."""

import hashlib
import statistics
import subprocess
import time
from pathlib import Path

GIB = 1 << 30


class Sample:
    """What one run gave: a figure, and the CPU seconds that the server spent."""

    def __init__(self, figure, cpu=0.0):
        self.figure = figure
        self.cpu = cpu


def in_turns(rounds, *contestants):
    """Runs each in the order A B B A (and so on); gives the samples of each."""
    samples = [[] for _ in contestants]
    for turn in range(rounds):
        order = list(enumerate(contestants))
        for at, contestant in order if turn % 2 == 0 else reversed(order):
            samples[at].append(contestant())
    return samples


def figure(samples):
    return statistics.median(sample.figure for sample in samples)


def cpu(samples):
    return statistics.median(sample.cpu for sample in samples)


def spread(samples):
    figures = [sample.figure for sample in samples]
    return f"{min(figures):.3g}..{max(figures):.3g}"


def timed(work, server=None):
    """Seconds of work, with the server's CPU."""
    before = server.cpu_seconds() if server else 0
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return Sample(seconds, server.cpu_seconds() - before if server else 0)


def curl(url, headers, *options):
    """Seconds that curl says it took."""
    command = ["curl", "-sS", "--fail-with-body", "-o", "/dev/null", "-w", "%{time_total}"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run([*command, *options, url], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"curl: {done.stderr} {done.stdout}")
    return float(done.stdout)


def md5_rate(seconds=1.0):
    """Bytes a second that one core digests, by OpenSSL."""
    block = bytes(1 << 20)
    digest = hashlib.md5()
    done, begun = 0, time.perf_counter()
    while (now := time.perf_counter()) - begun < seconds:
        digest.update(block)
        done += len(block)
    return done / (now - begun)


def drop_caches():
    """Whether the kernel forgot what it read of disks: root may ask for it."""
    try:
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3\n")
        return True
    except OSError:
        return False
