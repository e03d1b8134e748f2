"""A browser over a real connection, in the shape of Django's test client: for `tests.reporting.Reporter`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPMessage
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener


@dataclass
class Answer:
    """What came back over the wire."""

    status_code: int
    headers: HTTPMessage
    content: bytes
    redirect_chain: list[tuple[str, int]] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name, "")


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class WireClient:
    """Talks to the server at `address`, with the cookies that it gives and those that are set here."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.jar), _StayHere())

    def set_cookie(self, name: str, value: str) -> None:
        host = "localhost.local"
        self.jar.set_cookie(
            Cookie(0, name, value, None, False, host, False, False, "/", True, False, None, True, None, None, {})
        )

    def get(self, url: str, follow: bool = False) -> Answer:
        return self._exchange(url, None, follow)

    def post(self, url: str, values: Mapping[str, str] | None = None, follow: bool = False) -> Answer:
        return self._exchange(url, urlencode(values or {}).encode(), follow)

    def _exchange(self, url: str, body: bytes | None, follow: bool) -> Answer:
        chain: list[tuple[str, int]] = []
        while True:
            answer = self._once(url, body)
            if not follow or answer.status_code not in (301, 302):
                return Answer(answer.status_code, answer.headers, answer.content, chain)
            url, body = urlsplit(answer["Location"])._replace(scheme="", netloc="").geturl(), None
            chain.append((url, answer.status_code))

    def _once(self, url: str, body: bytes | None) -> Answer:
        try:
            with self.opener.open(Request(self.address + url, data=body), timeout=30) as response:
                return Answer(response.status, response.headers, response.read())
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read())
