"""Sending files to a link by the tus protocol, from a machine that is not ours. It loads nothing of the site."""

import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import requests
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

_LINK = re.compile(r"(?P<site>.*)/send/(?P<token>[^/]+)/?")
# What is lost at most when a line is cut, and what a server must be able to take in one request.
PIECE = 8 * 2**20
TRIES = 5
PAUSE_SECONDS = 2
# The server knows nothing of the upload any more, or not of this one: begin anew.
_FORGOTTEN = {403, 404, 410}

_CUT = "the site cannot be reached, or the line was cut. Run the same command again to go on"
_OVER = "the link is not complete, has expired or was withdrawn. Copy all of it from the message, or ask for a new one"
_WORDS = {
    403: _OVER,
    404: "there is no such link. Copy all of it from the message",
    410: _OVER,
    413: "the file is larger than this link takes",
    429: "too many files in a short time. Try again in an hour",
    507: "there is no room for it just now. Try again later; what has arrived is kept",
}


class BadLink(ValueError):
    """What was given is no link to send files by."""


class NotSent(Exception):
    """One file did not arrive; the text says why and what to do."""


class RememberedUploads:
    """Where uploads of one link go on, in a file that only its owner reads: an upload's address lets one in."""

    def __init__(self, folder: Path, link: str) -> None:
        self._path = folder / f"{sha256(link.encode()).hexdigest()[:32]}.json"

    def find(self, key: str) -> str | None:
        """The address at which the upload of a file goes on."""
        return self._read().get(key)

    def keep(self, key: str, address: str) -> None:
        """Remember it from now on."""
        known = {**self._read(), key: address}
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file)

    def _read(self) -> dict[str, str]:
        try:
            known: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or cut off while it was written: only the going on is lost
            return {}
        return known


def file_key(file: BinaryIO) -> str:
    """Which file an upload was begun with: where it lies, how long it is, when it was written.

    The library would look at the beginning and the size only, which two recordings of one camera may share: the
    second would be taken for sent.
    """
    found = os.fstat(file.fileno())
    return f"{Path(file.name).resolve()} {found.st_size} {found.st_mtime_ns}"


def endpoint_of(link: str) -> str:
    """The address at which uploads begin. Raises BadLink."""
    found = _LINK.fullmatch(urlsplit(link.strip())._replace(query="", fragment="").geturl())
    if not found or urlsplit(link.strip()).scheme not in ("http", "https"):
        raise BadLink(f"{link} is no link to send files by. It looks like https://.../send/.../")
    return f"{found['site']}/uploads/to/{found['token']}/"


def send(path: Path, *, link: str, memory: Path, progress: Callable[[int], object]) -> int:
    """Send the file, going on where an earlier try was cut off; how many bytes were left to send.

    `memory` is a folder for what must be remembered from one try to the next; `progress` is told how many bytes have
    arrived. Raises NotSent.
    """
    remembered = RememberedUploads(memory, link)
    try:
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                raise NotSent("it is empty. Send the one that holds the recording")
            return _send(file, endpoint_of(link), remembered, progress)
    except TusCommunicationError as error:
        raise NotSent(_words(error)) from error
    except requests.RequestException as error:
        raise NotSent(_CUT) from error
    except OSError as error:
        raise NotSent(f"it cannot be read: {error.strerror}") from error


def _send(file: BinaryIO, endpoint: str, remembered: RememberedUploads, progress: Callable[[int], object]) -> int:
    upload, size = _begin(file, endpoint, remembered), os.fstat(file.fileno()).st_size
    left: int = size - upload.offset
    progress(upload.offset)
    while upload.offset < size:
        upload.upload(stop_at=min(upload.offset + PIECE, size))
        progress(upload.offset)
    return left


def _begin(file: BinaryIO, endpoint: str, remembered: RememberedUploads) -> Any:
    """An upload that was begun before, at the place that it has come to, or a new one."""
    known = remembered.find(file_key(file))
    try:
        if known:
            return _uploader(file, endpoint, known)
    except TusCommunicationError as error:
        if error.status_code not in _FORGOTTEN:
            raise
    upload = _uploader(file, endpoint)
    upload.set_url(upload.create_url())
    remembered.keep(file_key(file), upload.url)
    return upload


def _uploader(file: BinaryIO, endpoint: str, address: str | None = None) -> Any:
    return TusClient(endpoint).uploader(
        file_stream=file,
        url=address,
        chunk_size=PIECE,
        retries=TRIES,
        retry_delay=PAUSE_SECONDS,
        metadata={"filename": Path(file.name).name},
        upload_checksum=True,
    )


def _words(error: TusCommunicationError) -> str:
    if error.status_code in _WORDS:
        return _WORDS[error.status_code]
    if error.status_code is None:
        return _CUT
    return f"the site answered {error.status_code}. Run the same command again to go on"
