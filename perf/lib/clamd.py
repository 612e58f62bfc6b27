"""A clamd that knows EICAR's test file, and a client that sends it bytes."""

import os
import shutil
import socket
import struct
import subprocess
import time

from lib import servers

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CHUNK = 1 << 20


class Clamd:
    """With signatures of random bytes besides, so that it has as much to look for as in earnest."""

    def __init__(self, signatures=0):
        self.folder = servers.PLACE / "clamd"
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "db").mkdir(parents=True)
        (self.folder / "tmp").mkdir()
        others = (f"Random-{i}:0:*:{os.urandom(24).hex()}\n" for i in range(signatures))
        (self.folder / "db" / "test.ndb").write_text(f"Eicar:0:0:{EICAR.hex()}\n" + "".join(others))
        self.socket = self.folder / "clamd.sock"
        conf = self.folder / "clamd.conf"
        conf.write_text(
            f"LocalSocket {self.socket}\nDatabaseDirectory {self.folder / 'db'}\n"
            f"TemporaryDirectory {self.folder / 'tmp'}\nForeground yes\nAlertExceedsMax yes\n"
            "StreamMaxLength 2000M\nMaxFileSize 2000M\nMaxScanSize 2000M\n"
        )
        self.process = subprocess.Popen(
            ["/usr/sbin/clamd", "-c", conf], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while not self.socket.exists():
            time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.process.terminate()
        self.process.wait()

    def scan(self, data):
        """Seconds from the first byte to the verdict, which must be that nothing was found."""
        start = time.perf_counter()
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.socket))
            line.sendall(b"zINSTREAM\0")
            for at in range(0, len(data), CHUNK):
                chunk = data[at : at + CHUNK]
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = line.recv(4096)
        if answer != b"stream: OK\0":
            raise RuntimeError(answer)
        return time.perf_counter() - start
