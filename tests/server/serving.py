"""A small OpenAI-compatible server on the loopback, for tests and for trying faults out."""

import json
import os
import socket
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from server import hearing
from server.faults import DIALECTS, HTTP, Faults
from server.replying import Chat, Decisions, Responses, text_for

HOST = "127.0.0.1"
LONGEST_HANG = 60.0
ENDPOINTS: dict[str, type[Responses] | type[Chat]] = {
    "/responses": Responses,
    "/chat/completions": Chat,
}


LISTS: dict[str, list[dict[str, Any]]] = {
    "/models": [
        {"id": name, "object": "model", "created": 0, "owned_by": "test"}
        for name in ("gpt-6.1-terra", "gpt-6-luna")
    ],
    "/batches": [],
}
LIMITS = {"x-ratelimit-remaining-requests": "499", "x-ratelimit-remaining-tokens": "199000"}


@dataclass(frozen=True)
class Heard:
    """A request as it came in; the headers' names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class Server(ThreadingHTTPServer):
    """Serves on the loopback; `requests` holds all that was asked."""

    request_queue_size = 256
    daemon_threads = True

    def __init__(
        self,
        port: int,
        quotes: Sequence[str],
        faults: Faults,
        refuses: Sequence[str] = (),
    ) -> None:
        super().__init__((HOST, port), _Handler)
        self.quotes, self.faults = quotes, faults
        self.refuses = refuses
        self.requests = list[Heard]()
        self.cached = set[str]()
        self.stopping = threading.Event()

    @property
    def base_url(self) -> str:
        """What a client is told."""
        return f"http://{HOST}:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    """Answers one request and closes the connection."""

    server: Server

    def do_POST(self) -> None:
        """Answer, or meet the next fault."""
        data = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.headers["Content-Type"] or ""
        is_form = kind.startswith("multipart/")
        body = hearing.fields_of(kind, data) if is_form else json.loads(data)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append(Heard(self.path, headers, body))
        fault = self.server.faults.next()
        if fault == "hang":
            self.server.stopping.wait(LONGEST_HANG)
        elif fault == "reset":
            self._reset()
        elif fault in HTTP:
            self._send(HTTP[fault].status, HTTP[fault].body, HTTP[fault].headers)
        elif fault == "html":
            self._send(200, "<html><title>Sign in</title></html>")
        else:
            self._reply(body, fault)

    def do_GET(self) -> None:
        """Tell of the models, and of no batches."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append(Heard(self.path, headers, {}))
        path = self.path.partition("?")[0].removeprefix("/v1")
        fault = self.server.faults.next()
        if fault in HTTP:
            self._send(HTTP[fault].status, HTTP[fault].body, HTTP[fault].headers)
        elif path not in LISTS or path in self.server.refuses:
            self._send(404, HTTP["404-path"].body)
        else:
            self._send(200, {"object": "list", "data": LISTS[path], "has_more": False})

    def _reply(self, body: Mapping[str, Any], fault: str) -> None:
        path = self.path.removeprefix("/v1")
        if path == hearing.PATH and path not in self.server.refuses:
            self._send(200, hearing.heard(body, fault), LIMITS)
            return
        if path == "/decisions" and path not in self.server.refuses:
            self._send(200, Decisions.reply(body, fault, self.server.cached), LIMITS)
            return
        endpoint = None if path in self.server.refuses else ENDPOINTS.get(path)
        if endpoint is None:
            self._send(404, HTTP["404-path"].body)
            return
        if endpoint is Chat and (dialect := Chat.dialect(body)) in self.server.refuses:
            self._send(DIALECTS[dialect].status, DIALECTS[dialect].body)
            return
        text = text_for(endpoint.prompt(body), endpoint.schema(body), self.server.quotes, fault)
        self._send(200, endpoint.reply(body, text, fault, self.server.cached), LIMITS)

    def _send(self, status: int, body: Any, headers: Mapping[str, str] | None = None) -> None:
        page = isinstance(body, str)
        data = body.encode() if page else json.dumps(body, ensure_ascii=False).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "text/html" if page else "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _reset(self) -> None:
        """Close so that the client gets a reset and not a proper end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(
    quotes: Sequence[str] = ("verbatim",),
    faults: Sequence[str] = (),
    rates: Mapping[str, float] | None = None,
    *,
    seed: int = 0,
    port: int = 0,
    refuses: Sequence[str] = (),
) -> Iterator[Server]:
    """Serve while the block runs: `faults` in turn, "" for none, then each of `rates` by chance.

    `refuses` names the dialects of structured output that it doesn't speak, and the paths
    (`/decisions`) that it doesn't serve.
    """
    with Server(port, quotes, Faults(faults, rates, seed), refuses) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()
