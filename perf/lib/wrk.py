"""Many small requests, written beforehand, by wrk."""

import re
import subprocess

from lib import servers
from lib.measure import Sample

# Each thread of wrk begins elsewhere in the list, and goes round in it.
SCRIPT = """
local requests, threads = {}, 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(arguments)
  local file = io.open(arguments[1], "rb")
  local sizes = {}
  for size in string.gmatch(file:read("*l"), "%d+") do sizes[#sizes + 1] = tonumber(size) end
  for i, size in ipairs(sizes) do requests[i] = file:read(size) end
  file:close()
  at = number * math.floor(#requests / 2)
end
function request()
  at = at % #requests + 1
  return requests[at]
end
"""


def run(server, requests, seconds, connections=32, threads=1):
    """Requests a second; each request is the whole of its bytes. Fails where any was refused."""
    script, listing = servers.memory_file("lua"), servers.memory_file("requests")
    script.write_text(SCRIPT)
    sizes = " ".join(str(len(request)) for request in requests)
    listing.write_bytes(sizes.encode() + b"\n" + b"".join(requests))
    before = server.cpu_seconds()
    command = ["wrk", "-t", threads, "-c", connections, "-d", f"{seconds}s", "-s", script]
    command += [f"http://127.0.0.1:{server.port}", "--", listing]
    done = subprocess.run(map(str, command), capture_output=True, text=True, check=True)
    used = server.cpu_seconds() - before
    script.unlink()
    listing.unlink()
    return sample(done.stdout, used)


def sample(text, used):
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: (.*)", text)
    if refused or broken:
        raise RuntimeError(text)
    count = int(re.search(r"(\d+) requests in", text).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    return Sample(rate, used / count)
