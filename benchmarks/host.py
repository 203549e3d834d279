"""A static host on this machine that compresses what can be, as hosts do."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PRESSED = {".html", ".css", ".js", ".svg", ".json"}

SENT: list[tuple[Path, int]] = []
"""Every answer since the start: its file, and the bytes of its body as they were sent."""


class Host(SimpleHTTPRequestHandler):
    """Answers with files, compressed."""

    def do_GET(self) -> None:  # http.server calls by name
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in PRESSED:
            self.send_header("Content-Encoding", "gzip")
        body = pressed(path, path.stat().st_mtime_ns) if path.suffix in PRESSED else path.read_bytes()
        SENT.append((path, len(body)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def pressed(path: Path, changed: int) -> bytes:  # noqa: ARG001  # a file that has changed is pressed again
    """A file's bytes, compressed once."""
    return gzip.compress(path.read_bytes())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder. Yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/"
        host.shutdown()
