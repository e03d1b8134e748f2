"""The protocol by hand, for what a well-behaved client never does."""

from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.verification.uploads.site import Site

CONTENT_TYPE = "application/offset+octet-stream"


@dataclass(frozen=True)
class Told:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    words: str


def ask(site: Site, method: str, path: str, body: bytes = b"", **headers: str) -> Told:
    """One request; `headers` with underscores for dashes."""
    named = {"Tus-Resumable": "1.0.0"} | {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection("127.0.0.1", site.port, timeout=60)) as connection:
        connection.request(method, urlsplit(path).path, body=body, headers=named)
        answer = connection.getresponse()
        return Told(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode())


def begin(site: Site, token: str, length: int, **headers: str) -> str:
    """The address of a new upload."""
    told = ask(site, "POST", f"/uploads/to/{token}/", Upload_Length=str(length), **headers)
    assert told.status == 201, told
    return told.headers["location"]


def patch(site: Site, address: str, offset: int, body: bytes, **headers: str) -> Told:
    return ask(site, "PATCH", address, body, Upload_Offset=str(offset), **({"Content_Type": CONTENT_TYPE} | headers))


def offset(site: Site, address: str) -> int:
    return int(ask(site, "HEAD", address).headers["upload-offset"])
