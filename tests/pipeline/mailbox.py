"""A mail server on loopback, as far as a sender sees one: EHLO, AUTH, MAIL, RCPT, DATA (RFC 5321, RFC 4954)."""

import base64
import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

GREETING = "220 mailbox.example ESMTP"
ACCEPTED = "250 2.0.0 taken"


@dataclass
class Mailbox:
    """What came, and what is answered: `answers` names a verb (`RCPT`, or `RCPT <address>`) and its reply."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def answer(self, verb: str, otherwise: str, about: str = "") -> str:
        return self.answers.get(f"{verb} {about}") or self.answers.get(verb) or otherwise


class _Session(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        self._say(self.server.box.answer("CONNECT", GREETING))
        to: list[str] = []
        while line := self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n"):
            verb = line[:4].upper()
            if verb == "EHLO":
                self._say("250-mailbox.example", "250-8BITMIME", "250-SMTPUTF8", "250 AUTH PLAIN")
            elif verb == "AUTH":
                self._login(line.split()[2])
            elif verb == "MAIL":
                to = []
                self._say(self.server.box.answer("MAIL", ACCEPTED))
            elif verb == "RCPT":
                to += self._recipient(line.partition("<")[2].partition(">")[0])
            elif verb == "DATA":
                self._take(to)
            else:
                self._say("221 bye" if verb == "QUIT" else ACCEPTED)
                if verb == "QUIT":
                    return

    def _login(self, answer: str) -> None:
        _, user, password = base64.b64decode(answer).decode().split("\0")
        self.server.box.logins.append((user, password))
        self._say(self.server.box.answer("AUTH", "235 2.7.0 welcome"))

    def _recipient(self, address: str) -> list[str]:
        answer = self.server.box.answer("RCPT", ACCEPTED, address)
        self._say(answer)
        return [address] if answer.startswith("2") else []

    def _take(self, to: list[str]) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        answer = self.server.box.answer("DATA", ACCEPTED)
        if answer.startswith("2"):
            found = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
            assert isinstance(found, EmailMessage)
            self.server.box.mails.append(found)
            self.server.box.recipients.append(to)
        self._say(answer)

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, box: Mailbox) -> None:
        self.box = box
        super().__init__(("127.0.0.1", 0), _Session)


@contextmanager
def opened() -> Iterator[Mailbox]:
    """A mailbox that takes mail until the block ends."""
    box = Mailbox()
    with _Server(box) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield box
        server.shutdown()
