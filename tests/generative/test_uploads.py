"""Whatever cuts a file into pieces, and wherever it is cut off: the same bytes come out."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.tus.checksums import Checksum
from counterpart.core.tus.errors import ChecksumMismatch, TooLarge
from counterpart.evidence import arriving, spool

NAME = "a" * 64
CONTENT = st.binary(max_size=3000)


@pytest.fixture(scope="module", autouse=True)
def spool_folder() -> Iterator[None]:
    yield
    shutil.rmtree(spool.folder(), ignore_errors=True)


@st.composite
def sendings(draw):
    """A file, and how a client sends it: requests of so many bytes, some cut, some with a digest that lies."""
    content = draw(CONTENT)
    requests = draw(
        st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 1500), st.sampled_from(["plain", "right", "lies"])))
    )
    return content, requests


@settings(max_examples=40)  # each request waits for the disk
@given(sendings())
def test_any_sequence_of_cuts_gives_the_same_bytes(sending):
    content, requests = sending
    spool.forget(NAME)
    spool.create(NAME)
    for wanted, cut_after, kind in [*requests, (len(content), len(content), "plain")]:
        at = spool.size(NAME)
        meant = content[at : at + wanted]
        send(meant, meant[:cut_after], kind, most=len(content) - at)
        assert spool.path_of(NAME).read_bytes() == content[: spool.size(NAME)]
    assert spool.path_of(NAME).read_bytes() == content


def send(meant: bytes, arrives: bytes, kind: str, *, most: int) -> None:
    """One request, of which only the beginning may arrive."""
    with spool.locked(NAME) as file:
        before = file.tell()
        if kind == "plain":
            return spool.append(file, pieces(arrives), most=most)
        checksum = digest_of(meant if kind == "right" else meant + b"!")
        if kind == "right" and arrives == meant:
            return spool.append_verified(file, pieces(arrives), checksum, most=most)
        with pytest.raises(ChecksumMismatch):
            spool.append_verified(file, pieces(arrives), checksum, most=most)
        assert spool.size(NAME) == before
        return None


def pieces(body: bytes) -> Iterator[bytes]:
    rest = memoryview(body)
    while rest:
        yield bytes(rest[:700])
        rest = rest[700:]


def digest_of(content: bytes) -> Checksum:
    running = Checksum("sha256", b"").start()
    running.update(content)
    return Checksum("sha256", running.digest())


@given(CONTENT, st.integers(0, 3000))
def test_no_more_is_written_than_was_promised(content, most):
    spool.forget(NAME)
    spool.create(NAME)
    with spool.locked(NAME) as file:
        if len(content) <= most:
            spool.append(file, pieces(content), most=most)
        else:
            with pytest.raises(TooLarge):
                spool.append(file, pieces(content), most=most)
    assert spool.path_of(NAME).read_bytes() == (content if len(content) <= most else b"")


@settings(max_examples=30)
@given(st.lists(CONTENT, min_size=1, max_size=5))
def test_parts_are_joined_in_order_however_often_it_is_begun(parts):
    names = [f"{number:064}" for number in range(len(parts))]
    for name, content in zip(names, parts, strict=True):
        spool.forget(name)
        spool.create(name)
        spool.path_of(name).write_bytes(content)
    whole = b"".join(parts)
    spool.forget(NAME)
    spool.create(NAME)
    spool.path_of(NAME).write_bytes(whole[: len(whole) // 2])  # left by a process that died
    with spool.locked(NAME) as file:
        spool.join(file, names, length=len(whole))
    assert spool.path_of(NAME).read_bytes() == whole


@given(CONTENT, st.lists(st.integers(1, 900), max_size=20))
def test_a_body_arrives_as_it_was_sent_however_the_line_hands_it_over(content, sizes):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body"
        path.write_bytes(content)
        handed = iter(sizes)
        with path.open("rb") as file:
            arrived = arriving.pieces(lambda size: file.read(min(size, next(handed, size))))
            assert b"".join(arrived) == content
