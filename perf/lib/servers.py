"""The servers that are compared, each started for one benchmark and ended by its process id."""

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from lib import sigv4
from lib.wire import Wire

HOME = Path(__file__).resolve().parents[2]

# On the filesystem of the checkout, unless told otherwise: a tmpfs would measure no disk.
PLACE = Path(os.environ.get("SLUICE_BENCH_DIR", HOME / "target" / "perf"))

# For what clients send, so that reading it is no work of the disk.
MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else PLACE


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def require_free(path, size):
    free = shutil.disk_usage(path).free
    if free < size:
        sys.exit(f"perf: {path} has {free >> 30} GiB free, {size >> 30} GiB are needed")


def memory_file(name):
    """Where a client's body waits. The number keeps runs at one time apart."""
    return MEMORY / f"sluice-perf-{os.getpid()}-{name}"


def wait_for(port, process, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")


class Server:
    """A process, and what the kernel tells of it."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.stop()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def pids(self):
        return [self.process.pid]

    def cpu_seconds(self):
        ticks = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_peak_mib(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


class Sluice(Server):
    """bin/sluice with its defaults, over a folder of its own."""

    def __init__(self, durability="full", keep=False, settings=()):
        self.folder = PLACE / "sluice"
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        port, web, management = free_ports(3)
        command = [HOME / "bin" / "sluice", "serve", "--data", self.folder]
        command += ["--s3-port", str(port), "--web-port", str(web)]
        command += ["--management-port", str(management)]
        # Sluice takes every SLUICE_ variable for a setting, and refuses those that it does not know.
        ours = {name: value for name, value in os.environ.items() if "SLUICE_BENCH_" not in name}
        environment = ours | {
            "SLUICE_INDEX_ENGINE": "none",
            "SLUICE_S3_HOST": "127.0.0.1",
            "SLUICE_WEB_HOST": "127.0.0.1",
            "SLUICE_ROOT_ACCESS_KEY": sigv4.ACCESS_KEY,
            "SLUICE_ROOT_SECRET_KEY": sigv4.SECRET_KEY,
            "SLUICE_STORAGE_SETTINGS_DURABILITY": durability,
        } | dict(settings)
        with open(PLACE / "sluice.log", "wb") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        super().__init__(process, port)
        self.web = web
        wait_for(port, process)
        wait_for(web, process)

    def wire(self, key=sigv4.ROOT):
        return Wire(self.port, key)

    def rest(self, method, path, document=None):
        """What REST answers to the operator."""
        connection = http.client.HTTPConnection("127.0.0.1", self.web)
        pair = base64.b64encode(":".join(sigv4.ROOT).encode()).decode()
        head = {"Authorization": f"Basic {pair}", "Content-Type": "application/json"}
        body = None if document is None else json.dumps(document)
        connection.request(method, "/api/v1" + path, body, head)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if not 200 <= answer.status < 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {body[:500]}")
        return json.loads(body)

    def member(self):
        """A new group, and a key pair of a new user who is in it."""
        name = os.urandom(4).hex()
        group = self.rest("POST", "/groups", {"name": name})["id"]
        user = self.rest("POST", "/users", {"name": name, "groups": [group]})["id"]
        key = self.rest("POST", f"/users/{user}/keys", {})
        return group, (key["accessKey"], key["secretKey"])

    def grant(self, bucket, group, *rights):
        grant = {"grantee": f"group:{group}", "rights": rights}
        self.rest("PUT", f"/buckets/{bucket}/grants", grant)

    def create_bucket(self, name):
        wire = self.wire()
        wire.request("PUT", f"/{name}")
        wire.close()
        return self.folder / "buckets" / name

    def url(self, path, query=""):
        return f"http://127.0.0.1:{self.port}{path}" + ("?" + query if query else "")

    def signed(self, method, path, query="", payload=sigv4.UNSIGNED):
        return sigv4.headers(method, f"127.0.0.1:{self.port}", path, query, payload)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Nginx(Server):
    """nginx serving a folder by sendfile, a worker a core, without access log."""

    def __init__(self, root):
        (port,) = free_ports(1)
        place = PLACE / "nginx"
        place.mkdir(parents=True, exist_ok=True)
        configuration = place / "nginx.conf"
        configuration.write_text(
            f"""
daemon off;
worker_processes {os.cpu_count()};
pid {place}/pid;
error_log {place}/error.log;
{"user root;" if os.geteuid() == 0 else ""}
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  default_type application/octet-stream;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  server {{ listen 127.0.0.1:{port} reuseport; root {root}; }}
}}
"""
        )
        command = ["nginx", "-c", configuration, "-e", place / "error.log"]
        environment = os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
        process = subprocess.Popen(command, env=environment)
        super().__init__(process, port)
        wait_for(port, process)

    def pids(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid] + [int(pid) for pid in children.read_text().split()]

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"
