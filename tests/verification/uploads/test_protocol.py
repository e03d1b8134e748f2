"""What the protocol lays down, asked of a running server."""

import os
import socket
import time
from base64 import b64encode
from hashlib import sha1, sha256

import pytest

from tests.verification.uploads.raw import CONTENT_TYPE, ask, begin, offset, patch
from tests.verification.uploads.site import Site

pytestmark = pytest.mark.slow  # starts a server process

FOOTAGE = os.urandom(300_000)


@pytest.fixture(scope="module")
def token(site: Site) -> str:
    return site.link()


def test_it_says_what_it_can_do(site: Site, token: str) -> None:
    told = ask(site, "OPTIONS", f"/uploads/to/{token}/")
    assert told.status == 204
    assert told.headers["tus-version"] == told.headers["tus-resumable"] == "1.0.0"
    wanted = "creation,creation-with-upload,checksum,concatenation,expiration,termination"
    assert told.headers["tus-extension"] == wanted


def test_a_file_comes_in_pieces_and_becomes_a_master_copy(site: Site, token: str) -> None:
    name = b64encode("../Kamera ü.mp4".encode()).decode()
    address = begin(site, token, len(FOOTAGE), Upload_Metadata=f"filename {name}")
    assert patch(site, address, 0, FOOTAGE[:100_000]).headers["upload-offset"] == "100000"
    assert offset(site, address) == 100_000
    told = patch(site, address, 100_000, FOOTAGE[100_000:])
    assert (told.status, told.headers["upload-offset"]) == (204, "300000")
    (file,) = (file for file in site.received() if file["sha256"] == sha256(FOOTAGE).hexdigest())
    assert (file["name"], file["size"], file["stored"]) == ("Kamera ü.mp4", 300_000, file["sha256"])
    assert offset(site, address) == 300_000
    assert not [path for path in site.spool.iterdir() if path.stat().st_size == len(FOOTAGE)]


def test_the_first_bytes_may_come_with_the_beginning(site: Site, token: str) -> None:
    content = os.urandom(5000)
    path = f"/uploads/to/{token}/"
    told = ask(site, "POST", path, content, Upload_Length="5000", Content_Type=CONTENT_TYPE)
    assert (told.status, told.headers["upload-offset"]) == (201, "5000")
    assert site.has(content)


def test_a_wrong_offset_changes_nothing(site: Site, token: str) -> None:
    address = begin(site, token, 1000)
    patch(site, address, 0, b"a" * 400)
    for wrong in (0, 399, 401, 1000):
        told = patch(site, address, wrong, b"b" * 10)
        assert (told.status, told.headers["upload-offset"]) == (409, "400")
    assert offset(site, address) == 400


def test_more_bytes_than_promised_are_refused(site: Site, token: str) -> None:
    address = begin(site, token, 1000)
    assert patch(site, address, 0, b"a" * 1001).status == 413
    assert offset(site, address) == 0
    told = ask(site, "POST", f"/uploads/to/{token}/", b"a" * 11, Upload_Length="10", Content_Type=CONTENT_TYPE)
    assert told.status == 413


@pytest.mark.parametrize(("kind", "digest"), [("sha1", sha1), ("sha256", sha256)])
def test_a_checksum_that_lies_leaves_the_offset(site: Site, token: str, kind: str, digest) -> None:  # type: ignore[no-untyped-def]
    address = begin(site, token, 1000)
    right = b64encode(digest(b"a" * 500).digest()).decode()
    assert patch(site, address, 0, b"b" * 500, Upload_Checksum=f"{kind} {right}").status == 460
    assert offset(site, address) == 0
    assert patch(site, address, 0, b"a" * 500, Upload_Checksum=f"{kind} {right}").status == 204
    assert offset(site, address) == 500
    assert patch(site, address, 500, b"a", Upload_Checksum="crc32 AAAA").status == 400


def test_a_second_client_is_told_to_wait(site: Site, token: str) -> None:
    address = begin(site, token, 1000)
    with socket.create_connection(("127.0.0.1", site.port)) as first:
        path = address.removeprefix(site.address)
        first.sendall(
            f"PATCH {path} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
            f"Content-Type: {CONTENT_TYPE}\r\nContent-Length: 1000\r\n\r\n".encode()
        )
        time.sleep(0.5)
        told = patch(site, address, 0, b"b" * 1000)
        assert (told.status, told.headers["retry-after"]) == (423, "5")
        assert ask(site, "DELETE", address).status == 423
        first.sendall(b"a" * 1000)
        assert b" 204 " in first.recv(100)
    assert site.has(b"a" * 1000)


def test_what_is_given_up_is_gone(site: Site, token: str) -> None:
    of_others = set(site.spool.glob("[0-9a-f]*"))
    address = begin(site, token, 1000)
    patch(site, address, 0, b"a" * 400)
    assert set(site.spool.glob("[0-9a-f]*")) > of_others
    assert ask(site, "DELETE", address).status == 204
    assert ask(site, "HEAD", address).status == 410
    assert patch(site, address, 400, b"a").status == 410
    assert set(site.spool.glob("[0-9a-f]*")) == of_others
    assert ask(site, "HEAD", "/uploads/nobody-ever-began-this-one/").status == 404


def test_first_bytes_that_do_not_fit_leave_an_upload_to_go_on_with(site: Site, token: str) -> None:
    wrong = {"Upload_Checksum": "sha1 " + b64encode(b"x" * 20).decode(), "Content_Type": CONTENT_TYPE}
    told = ask(site, "POST", f"/uploads/to/{token}/", b"early", Upload_Length="5", **wrong)
    assert (told.status, told.headers["upload-offset"]) == (201, "0")
    assert patch(site, told.headers["location"], 0, b"early").status == 204
    assert site.has(b"early")


def test_a_part_named_twice_is_refused(site: Site, token: str) -> None:
    part = begin(site, token, 4, Upload_Concat="partial")
    patch(site, part, 0, b"part")
    assert ask(site, "POST", f"/uploads/to/{token}/", Upload_Concat=f"final;{part} {part}").status == 403


def test_how_far_an_upload_is_is_never_kept_by_a_cache(site: Site, token: str) -> None:
    assert ask(site, "HEAD", begin(site, token, 5)).headers["cache-control"] == "no-store"


def test_evidence_is_not_given_up(site: Site, token: str) -> None:
    address = begin(site, token, 5)
    patch(site, address, 0, b"bytes")
    assert ask(site, "DELETE", address).status == 403
    assert site.has(b"bytes")


def test_parts_become_one_file(site: Site, token: str) -> None:
    pieces = [os.urandom(700), os.urandom(300)]
    parts = [begin(site, token, len(piece), Upload_Concat="partial") for piece in pieces]
    for part, piece in reversed(list(zip(parts, pieces, strict=True))):
        assert patch(site, part, 0, piece).status == 204
    whole = ask(site, "POST", f"/uploads/to/{token}/", Upload_Concat="final;" + " ".join(parts))
    assert whole.status == 201
    assert site.has(b"".join(pieces))
    assert patch(site, whole.headers["location"], 1000, b"").status == 403
    assert ask(site, "HEAD", parts[0]).status == 410


def test_parts_that_are_not_complete_make_no_file(site: Site, token: str) -> None:
    part = begin(site, token, 10, Upload_Concat="partial")
    patch(site, part, 0, b"half")
    assert ask(site, "POST", f"/uploads/to/{token}/", Upload_Concat=f"final;{part}").status == 409
    stranger = site.link()
    assert ask(site, "POST", f"/uploads/to/{stranger}/", Upload_Concat=f"final;{part}").status == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus_Resumable": "0.2.2", "Upload_Length": "1"}, 412),
        ({}, 400),
        ({"Upload_Length": "-1"}, 400),
        ({"Upload_Defer_Length": "1"}, 400),
        ({"Upload_Length": "1", "Upload_Metadata": "filename ***"}, 400),
        ({"Upload_Length": "1", "Upload_Concat": "later"}, 400),
        ({"Upload_Concat": "final;http://["}, 400),
        ({"Upload_Length": "1", "Upload_Checksum": "crc32 AAAA"}, 400),
        ({"Upload_Length": str(10**17)}, 413),
    ],
)
def test_what_cannot_be_taken_is_refused(site: Site, token: str, headers: dict[str, str], status: int) -> None:
    told = ask(site, "POST", f"/uploads/to/{token}/", **headers)
    assert told.status == status
    assert told.words.strip()


def test_nobody_gets_in_with_a_forged_ticket(site: Site, token: str) -> None:
    assert ask(site, "POST", f"/uploads/to/{token[:-2]}xx/", Upload_Length="1").status == 403


def test_a_client_behind_a_narrow_proxy_may_use_post(site: Site, token: str) -> None:
    address = begin(site, token, 5)
    told = ask(
        site, "POST", address, b"quiet", X_HTTP_Method_Override="PATCH", Upload_Offset="0", Content_Type=CONTENT_TYPE
    )
    assert told.status == 204


def test_no_key_stands_in_the_log(site: Site, token: str) -> None:
    address = begin(site, token, 5)
    patch(site, address, 3, b"x")
    log = (site.folder / "log").read_text()
    key = address.rstrip("/").rsplit("/", 1)[-1]
    assert "/uploads/…" in log
    assert key not in log
    assert token not in log
