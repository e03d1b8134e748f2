"""A bundle that was changed in any way says so, and names the file."""

import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from counterpart.core.bundles import sealing
from counterpart.core.bundles.checking import verify
from counterpart.core.bundles.findings import NotABundle
from counterpart.core.bundles.names import is_plain, plain_part
from counterpart.core.bundles.sinks import ZipSink
from counterpart.core.bundles.writing import BundleWriter
from tests.bundles import AT, FOOTAGE, PUBLIC, ROOT, documents, entries, spelled, write_folder, write_zip


@pytest.fixture
def bundle(tmp_path):
    return write_zip(tmp_path / "case.zip")


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "case")


def found(path, **options):
    return {(each.what, each.path) for each in verify(path, **options).findings}


def test_as_it_was_written_it_is_whole(bundle, folder):
    for path in (bundle, folder):
        report = verify(path, trusted=PUBLIC)
        assert (report.findings, report.is_trusted, report.subject["case"]) == ((), True, ROOT)
        assert (report.files, report.octets) == (6, sum(map(len, documents().values())))


def test_the_same_content_and_moment_give_the_same_bytes(tmp_path, bundle):
    assert bundle.read_bytes() == write_zip(tmp_path / "again.zip").read_bytes()


def test_a_bundle_of_nothing_is_a_bundle(tmp_path):
    assert verify(write_zip(tmp_path / "none.zip", {}), trusted=PUBLIC).is_whole


def test_another_program_reads_the_zip(bundle, folder, tmp_path):
    with zipfile.ZipFile(bundle) as read:
        assert read.testzip() is None
        read.extractall(tmp_path / "out")
    assert verify(tmp_path / "out" / ROOT, trusted=PUBLIC).is_whole


def test_the_peers_validator_accepts_the_bag(folder):
    """`bagit` of the Library of Congress, in a process of its own."""
    run = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(folder)]
    assert subprocess.run(run, check=False).returncode == 0
    (folder / "data/index.html").write_bytes(b"another page")
    assert subprocess.run(run, check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize("name", sorted(documents()))
def test_a_file_that_was_changed_missing_or_added_is_named(folder, name):
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:-1] + b"\x00")
    assert ("altered", name) in found(folder)
    (folder / name).unlink()
    assert ("missing", name) in found(folder)
    (folder / name).write_bytes(whole)
    (folder / "data/more.txt").write_bytes(b"more")
    assert found(folder) >= {("added", "data/more.txt")}


def test_who_makes_the_manifests_anew_cannot_sign_them(folder, tmp_path):
    """The forger's own key makes it whole again, but it is not the key that the reader trusts."""
    forged = write_zip(
        tmp_path / "forged.zip", documents() | {"data/index.html": b"false"}, sealing.key_from(b"f" * 32)
    )
    assert verify(forged).is_whole
    assert found(forged, trusted=PUBLIC) == {("other key", "signature.json")}
    shutil.copy(folder / "bag-info.txt", tmp_path / "kept")
    (folder / "bag-info.txt").write_text((tmp_path / "kept").read_text().replace("Norfolk", "Suffolk"))
    assert ("altered", "bag-info.txt") in found(folder)


@pytest.mark.parametrize("name", ["seal.json", "signature.json"])
def test_without_seal_or_signature_it_is_not_signed(folder, name):
    (folder / name).unlink()
    assert {what for what, _ in found(folder)} >= {"not signed", "missing"}


def test_evidence_that_was_altered_before_it_was_bundled_is_named(tmp_path):
    other = write_zip(tmp_path / "other.zip", documents(footage=FOOTAGE[::-1]))
    assert found(other) == {("altered", "data/files/a1.mp4")}


@pytest.mark.parametrize(
    ("told", "finding"),
    [
        (lambda chain: chain[:1] + chain[2:], ("broken", "data/continuity/a1.json")),
        (lambda chain: [*chain[:2], chain[2] | {"facts": chain[2]["facts"] | {"kind": "viewed"}}], ("broken",)),
        (lambda chain: entries("0" * 64), ("altered", "data/continuity/a1.json")),
        (lambda chain: entries(chain[0]["facts"]["detail"]["sha256"], ("viewed",)), ("broken",)),
    ],
)
def test_continuity_that_is_not_whole_is_named(tmp_path, told, finding):
    payload = documents()
    digest = __import__("hashlib").sha256(FOOTAGE).hexdigest()
    payload["data/continuity/a1.json"] = spelled({"file": "a1", "entries": told(entries(digest))})
    assert [each[: len(finding)] for each in found(write_zip(tmp_path / "gap.zip", payload))] == [finding]


def test_a_witness_statement_with_other_words_or_another_file_is_named(tmp_path):
    payload = documents()
    name = "data/witness-statements/1.json"
    payload[name] = payload[name].replace(b"Tom Reeve", b"Tim Reeve")
    assert found(write_zip(tmp_path / "words.zip", payload)) == {("altered", name)}
    payload = documents() | {"data/files.json": documents(received=b"another")["data/files.json"]}
    assert ("altered", name) in found(write_zip(tmp_path / "file.zip", payload))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"entries": 3}', b"\xff", b"[" * 100_000])
def test_a_document_of_another_shape_is_a_finding(tmp_path, content):
    for name in ("data/continuity/a1.json", "data/witness-statements/1.json", "data/files.json"):
        assert ("broken", name) in found(write_zip(tmp_path / f"{len(name)}.zip", documents() | {name: content}))


def packed(names_and_contents, **options):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", **options) as file:
        for name, content in names_and_contents:
            file.writestr(name, content)
    return made.getvalue()


def a_link(folder):
    info = zipfile.ZipInfo(f"{folder}/data/link")
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    "content",
    [
        packed([("../../etc/passwd", b"x")]),
        packed([("/etc/passwd", b"x")]),
        packed([("C:\\windows\\x", b"x")]),
        packed([(f"{ROOT}/bagit.txt", b"x"), (a_link(ROOT), b"/etc/passwd")]),
        packed([(f"{ROOT}/bagit.txt", b"0" * 10**7)], compression=zipfile.ZIP_DEFLATED),
        packed([(f"{ROOT}/bagit.txt", b"x"), ("other/bagit.txt", b"x")]),
        packed([]),
        b"PK\x03\x04",
        b"a text",
        b"",
    ],
    ids=["up", "root", "drive", "link", "bomb", "two tops", "nothing", "header alone", "no zip", "empty"],
)
def test_a_zip_with_tricks_is_refused(tmp_path, content):
    path = tmp_path / "tricks.zip"
    path.write_bytes(content)
    with pytest.raises(NotABundle):
        verify(path)


@pytest.mark.parametrize("extra", [b"x", b"PK\x05\x06" + bytes(18)])
def test_bytes_before_or_after_are_refused(bundle, extra):
    whole = bundle.read_bytes()
    for changed in (whole + extra, extra + whole):
        bundle.write_bytes(changed)
        with pytest.raises(NotABundle):
            verify(bundle)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_double_is_refused_by_writer_and_reader(tmp_path, bundle):
    with zipfile.ZipFile(bundle, "a") as file:
        file.writestr(f"{ROOT}/data/index.html", b"another")
    with pytest.raises(NotABundle):
        verify(bundle)
    with (tmp_path / "two.zip").open("w+b") as file:
        writer = BundleWriter(ZipSink(file, ROOT, AT))
        writer.add("data/a.txt", [b"x"], 1)
        with pytest.raises(ValueError, match="already"):
            writer.add("data/A.txt", [b"x"], 1)


def test_a_link_in_a_folder_is_not_followed(folder, tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    os.symlink(tmp_path / "secret", folder / "data" / "link")
    assert ("added", "data/link") in found(folder)


@pytest.mark.parametrize(("size", "content"), [(5, b"four"), (3, b"four")])
def test_a_file_of_another_size_than_was_said_is_not_written(tmp_path, size, content):
    with (tmp_path / "short.zip").open("w+b") as file, pytest.raises(ValueError, match="should have"):
        BundleWriter(ZipSink(file, ROOT, AT)).add("data/a.txt", [content], size)


@pytest.mark.parametrize("name", ["../x", "/x", "a//b", "a/../b", ".x", "a b", "é", "a\\b", "", "-rf", "a/" * 9 + "b"])
def test_only_plain_names_stand_in_a_bundle(name):
    assert not is_plain(name)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Till 3 (copy).MP4", "Till-3-copy.MP4"),
        ("../../etc/passwd", "etc-passwd"),
        ("café.jpg", "cafe.jpg"),
        ("録画.dav", "dav"),
        ("...", "file"),
        ("x" * 300 + ".mp4", "x" * 56 + ".mp4"),
    ],
)
def test_names_of_people_become_plain(given, plain):
    assert plain_part(given) == plain
    assert is_plain(plain)


def test_a_public_key_is_read_as_text_pem_or_file(tmp_path):
    pem = sealing.public_pem(PUBLIC)
    (tmp_path / "key.pem").write_text(pem)
    assert {sealing.public_key(given) for given in (PUBLIC, pem, str(tmp_path / "key.pem"))} == {PUBLIC}
    for wrong in ("", "abc", "A" * 43, pem.replace("A", "B")[:60]):
        with pytest.raises(sealing.KeyUnreadable):
            sealing.public_key(wrong)
