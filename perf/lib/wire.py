"""An HTTP client that costs little: a socket, requests as bytes, answers by their length."""

import socket

from lib import sigv4


class Failed(Exception):
    """An answer that is no success."""


class Wire:
    """One connection to an S3 server."""

    def __init__(self, port, key=sigv4.ROOT):
        self.key = key
        self.host = f"127.0.0.1:{port}"
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def close(self):
        self.socket.close()

    def head(self, method, path, query="", length=0, payload=sigv4.UNSIGNED):
        """A signed request without its body."""
        target = path + ("?" + query if query else "")
        lines = [f"{method} {target} HTTP/1.1", f"Content-Length: {length}"]
        signed = sigv4.headers(method, self.host, path, query, payload, key=self.key)
        lines += [f"{name}: {value}" for name, value in signed.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def request(self, method, path, query="", body=b""):
        """The answer's head and body; anything but a success is raised."""
        self.socket.sendall(self.head(method, path, query, len(body)) + body)
        return self.answer()

    def send_file(self, path, query, file, offset, length):
        self.socket.sendall(self.head("PUT", path, query, length))
        self.socket.sendfile(file, offset, length)
        return self.answer()

    def answer(self):
        head, body = self._read_answer()
        status = int(head[9:12])
        if not 200 <= status < 300 or body.startswith(b"<Error>"):
            raise Failed(f"{status}: {body[:500].decode()}")
        return head, body

    def _read_answer(self):
        data = self.rest
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._receive()
        head, self.rest = data[:end].decode("latin-1"), data[end + 4 :]
        fields = head.lower()
        if "\r\ntransfer-encoding: chunked" in fields:
            return head, self._chunks()
        at = fields.find("\r\ncontent-length:")
        length = int(fields[at + 17 :].split("\r\n", 1)[0]) if at >= 0 else 0
        return head, self._take(length)

    def _take(self, length):
        parts, have = [self.rest], len(self.rest)
        while have < length:
            parts.append(self._receive())
            have += len(parts[-1])
        data = b"".join(parts)
        self.rest = data[length:]
        return data[:length]

    def _chunks(self):
        body = b""
        while True:
            while (end := self.rest.find(b"\r\n")) < 0:
                self.rest += self._receive()
            size, self.rest = int(self.rest[:end], 16), self.rest[end + 2 :]
            body += self._take(size)
            self._take(2)
            if size == 0:
                return body

    def _receive(self):
        data = self.socket.recv(1 << 18)
        if not data:
            raise Failed("the server closed the connection")
        return data
