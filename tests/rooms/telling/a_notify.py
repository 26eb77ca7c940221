"""A GOV.UK Notify on this machine: it speaks what its documentation says of sending one e-mail and of asking for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import jwt

SERVICE, SECRET = UUID(int=7), UUID(int=8)
KEY = f"kinfold-{SERVICE}-{SECRET}"
TEMPLATE = str(UUID(int=9))


class Notify:
    """What was asked of it; `answer` is the status of the next."""

    def __init__(self) -> None:
        self.taken: list[dict] = []
        self.refused_tokens = 0
        self.answer = 201


class Handler(BaseHTTPRequestHandler):
    """Answers as Notify does; what it keeps is the server's."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _is_signed(self) -> bool:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            said = jwt.decode(token, str(SECRET), algorithms=["HS256"])
        except jwt.PyJWTError:
            said = {}
        signed = said.get("iss") == str(SERVICE)
        self.server.kept.refused_tokens += not signed
        return signed

    def _say(self, status: int, said: dict) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._is_signed():
            return self._say(403, _error(403, "AuthError", "Invalid token: API key not found"))
        if self.server.kept.answer != 201:
            return self._say(
                self.server.kept.answer,
                _error(self.server.kept.answer, "BadRequestError", asked["email_address"]),
            )
        self.server.kept.taken.append({"path": self.path, **asked})
        content = {"subject": "A message for you", "body": "…", "from_email": "x@notifications.example"}
        said = {"id": str(uuid4()), "reference": asked["reference"], "content": content}
        return self._say(201, {**said, "uri": "…", "template": {"id": asked["template_id"], "version": 1}})

    def do_GET(self) -> None:
        if not self._is_signed():
            return self._say(403, _error(403, "AuthError", "Invalid token: API key not found"))
        reference = parse_qs(urlsplit(self.path).query).get("reference", [""])[0]
        found = [each for each in self.server.kept.taken if each["reference"] == reference]
        rows = [{"id": str(uuid4()), "reference": each["reference"], "status": "sending"} for each in found]
        return self._say(200, {"notifications": rows, "links": {"current": self.path}})


def _error(status: int, kind: str, message: str) -> dict:
    return {"status_code": status, "errors": [{"error": kind, "message": message}]}


@contextmanager
def open_notify() -> Iterator[tuple[Notify, str]]:
    """Open one on a free port; gives what it keeps, and its address."""
    kept = Notify()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.kept = kept
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield kept, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
