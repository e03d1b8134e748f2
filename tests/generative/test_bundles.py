"""No byte of a bundle can be changed unseen, and one of a file's content names the file."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from counterpart.core.bundles.checking import verify
from counterpart.core.bundles.findings import NotABundle
from counterpart.core.bundles.sources import ZipSource
from tests.bundles import PUBLIC, documents, write_folder, write_zip


@cache
def whole() -> tuple[bytes, dict[str, tuple[int, int]]]:
    """A bundle's bytes, and where in it each file's content lies."""
    with TemporaryDirectory() as folder:
        path = write_zip(Path(folder) / "case.zip")
        entries = ZipSource(path)._entries
        return path.read_bytes(), {name: (entry.begins, entry.ends) for name, entry in entries.items()}


def findings(content: bytes) -> set[str] | None:
    """The paths that verification names; None where it refuses the zip."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.zip"
        path.write_bytes(content)
        try:
            return {finding.path for finding in verify(path, trusted=PUBLIC).findings}
        except NotABundle:
            return None


@given(place=st.floats(0, 1, exclude_max=True), by=st.integers(1, 255))
@example(place=0.0, by=1)
def test_any_byte(place, by):
    content, files = whole()
    offset = int(place * len(content))
    changed = content[:offset] + bytes([content[offset] ^ by]) + content[offset + 1 :]
    named = findings(changed)
    inside = next((name for name, (begins, ends) in files.items() if begins <= offset < ends), None)
    assert named is None or named
    if inside is not None:
        assert named is not None
        assert inside in named


@given(name=st.sampled_from(sorted(documents())), place=st.floats(0, 1, exclude_max=True), by=st.integers(1, 255))
def test_any_byte_of_each_file_in_a_folder(name, place, by):
    with TemporaryDirectory() as parent:
        folder = write_folder(Path(parent) / "case")
        content = bytearray((folder / name).read_bytes())
        content[int(place * len(content))] ^= by
        (folder / name).write_bytes(content)
        assert name in {finding.path for finding in verify(folder).findings}


@given(cut=st.floats(0, 1, exclude_max=True))
def test_any_end_that_is_cut_off(cut):
    content, _ = whole()
    assert findings(content[: int(cut * len(content))]) is None
