"""The bundle of a case: all of it, whole, signed, and told in the continuity of every file."""

import json
import re
import subprocess
import sys

import pytest

from counterpart.base import files
from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.bundles import asking, jobs, keys
from counterpart.bundles.actions import fetching, making
from counterpart.bundles.errors import EvidenceAltered, NoKey, NotMade
from counterpart.bundles.gathering import gather
from counterpart.bundles.models import Bundle, BundleState
from counterpart.casework.actions import merging
from counterpart.core.bundles.checking import verify
from counterpart.evidence import continuity
from counterpart.evidence.models import ContinuityEntry, ContinuityKind
from tests.factories import NOW, make_case, make_evidence_file
from tests.reports import send

pytestmark = [pytest.mark.needs("pango"), pytest.mark.slow]  # each signs a statement, and lays it out twice


def test_it_is_whole_under_the_published_key(case, write):
    report = verify(write(case), trusted=keys.published_key())
    assert (report.findings, report.is_trusted) == ((), True)
    assert report.subject["case"] == case.reference


def test_the_peers_validator_accepts_it(case, write):
    folder = write(case, "folder", as_folder=True)
    assert verify(folder).is_whole
    validate = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(folder)]
    assert subprocess.run(validate, check=False).returncode == 0


def test_it_holds_report_statement_evidence_and_history(case, write, unpack):
    data = unpack(write(case)) / "data"
    told = {path.relative_to(data).as_posix(): path for path in data.rglob("*") if path.is_file()}
    report = json.loads(told[f"reports/{case.reference}.json"].read_text())
    assert report["answers"] == case.primary_incident.answers
    assert f"witness-statements/{case.reference}-1.pdf" in told
    listed = json.loads(told["files.json"].read_text())["files"]
    assert [(file["role"], (file["exhibit"] or {}).get("reference")) for file in listed] == [
        ("master", "TR/1"),
        ("still", None),
    ]
    assert listed[1]["parent"] == listed[0]["key"]
    assert listed[1]["recipe"]["tool"] == "ffmpeg"
    assert (data.parent / listed[0]["path"]).read_bytes() == b"footage"
    assert listed[0]["path"].endswith("/Till-3-copy.mp4")
    assert json.loads(told["crimes.json"].read_text())["crimes"][0]["outcomes"][0]["reason"] == "No face is seen"
    assert "Tom Reeve signed a witness statement" in told["history.json"].read_text()
    assert len([name for name in told if name.startswith("audit/")]) == 3


def test_the_pages_open_without_us(case, write, unpack):
    """Every link leads to a file of the bundle; nothing is loaded and no script runs."""
    data = unpack(write(case)) / "data"
    for page in data.rglob("*.html"):
        text = page.read_text()
        assert not re.search(r"<script|https?://|src=|@import|url\(", text)
        links = re.findall(r'href="([^"]+)"', text)
        assert links
        assert [link for link in links if not (page.parent / link).is_file()] == []


def test_how_to_reach_the_witness_is_not_in_it(case, write, unpack):
    texts = [path.read_bytes() for path in (unpack(write(case)) / "data").rglob("*.json")]
    assert not any(b"555 010" in text for text in texts)


def test_hashes_only_leaves_the_files_out_and_says_so(case, write, unpack):
    folder = unpack(write(case, with_files=False))
    assert not (folder / "data/files").exists()
    assert {file["path"] for file in json.loads((folder / "data/files.json").read_text())["files"]} == {None}
    assert "the hashes only" in (folder / "data/index.html").read_text()
    assert verify(folder).is_whole


@pytest.fixture
def others(people, case):
    """One more file of each state but cleared."""
    for name, state in (("player.exe", "held"), ("new.mp4", "quarantined"), ("setup.exe", "infected")):
        make_evidence_file(
            incident=case.primary_incident, by=people.tom.actor, name=name, content=name.encode(), state=state
        )


def test_every_file_that_is_in_it_tells_of_it(case, others, write, unpack):
    folder = unpack(write(case))
    bundle = Bundle.objects.get()
    told = ContinuityEntry.objects.filter(kind=ContinuityKind.BUNDLED).order_by("pk")
    assert [entry.file.name for entry in told] == ["Till 3 (copy).mp4", "still.png", "player.exe"]
    for entry in told:
        assert (entry.detail["bundle"], entry.why) == (str(bundle.key), "For the prosecutor")
        assert (folder / entry.detail["path"]).is_file()
        assert continuity.is_whole(entry.file)


def test_what_is_held_apart_starts_nowhere_by_itself(case, others, write, unpack):
    folder = unpack(write(case))
    paths = {file["name"]: file["path"] for file in json.loads((folder / "data/files.json").read_text())["files"]}
    assert paths["player.exe"].endswith("/player.exe.held")
    assert (folder / paths["player.exe"]).read_bytes() == b"player.exe"
    assert [paths["new.mp4"], paths["setup.exe"]] == [None, None]
    page = (folder / "data/index.html").read_text()
    assert paths["player.exe"].removeprefix("data/") in page
    assert "open it only where it can do no harm" in page
    assert verify(folder).is_whole


def test_no_file_tells_of_a_bundle_that_holds_only_its_hash(case, write):
    write(case, with_files=False)
    assert not ContinuityEntry.objects.filter(kind=ContinuityKind.BUNDLED).exists()


def test_the_same_bundle_is_written_with_the_same_bytes(case, write, tmp_path):
    first = write(case)
    from counterpart.bundles import writing

    writing.write_zip(Bundle.objects.get(), gather(Bundle.objects.get()), tmp_path / "again.zip")
    again, whole = tmp_path / "again.zip", first.read_bytes()
    # The line of the timeline that tells of the first is in the second.
    assert abs(len(whole) - again.stat().st_size) < 2000
    writing.write_zip(Bundle.objects.get(), gather(Bundle.objects.get()), tmp_path / "third.zip")
    assert again.read_bytes() == (tmp_path / "third.zip").read_bytes()


@pytest.mark.parametrize("as_folder", [True, False])
def test_evidence_that_was_altered_in_storage_makes_no_bundle(case, write, monkeypatch, tmp_path, as_folder):
    monkeypatch.setattr(files, "pieces", lambda key: iter([b"foot4ge"]))
    with pytest.raises(EvidenceAltered, match="SHA-256"):
        write(case, "bundle", as_folder=as_folder)
    assert not [path for path in tmp_path.iterdir() if "bundle" in path.name], "evidence lies about"
    assert Bundle.objects.get().state == BundleState.FAILED
    assert not ContinuityEntry.objects.filter(kind=ContinuityKind.BUNDLED).exists()


def test_nothing_at_the_path_is_overwritten(case, write, tmp_path):
    (tmp_path / "case.zip").write_text("of another day")
    with pytest.raises(FileExistsError, match="is there already"):
        write(case)
    assert (tmp_path / "case.zip").read_text() == "of another day"
    assert not Bundle.objects.exists()


def test_the_desks_bundle_is_made_by_a_job_and_fetched_as_a_disclosure(
    people, case, django_capture_on_commit_callbacks
):
    bundle = asking.ask(case=case, why="For the prosecutor", with_files=True, by=people.alice.actor, at=NOW)
    jobs.make_bundle.call(bundle.pk)
    bundle.refresh_from_db()
    assert bundle.state == BundleState.MADE
    told = {(entry.by, entry.organisation_name) for entry in ContinuityEntry.objects.filter(kind="bundled")}
    assert told == {(people.alice.person, "Norfolk Constabulary")}
    stored = fetching.fetch(bundle=bundle, by=people.alice.actor, at=NOW)
    with files.on_disk(stored) as path:
        assert verify(path, trusted=keys.published_key()).is_whole
        assert path.stat().st_size == bundle.size
    event = AuditEvent.objects.get(action="bundle.fetch")
    assert (event.kind, event.actor_name) == ("disclosure", "Alice Warren")
    jobs.make_bundle.call(bundle.pk)
    assert Bundle.objects.get().sha256 == bundle.sha256
    assert ContinuityEntry.objects.filter(kind="bundled").count() == 2


def test_what_is_not_made_cannot_be_fetched(people, case):
    bundle = making.begin(case=case, why="For court", with_files=True, by=people.alice.actor, at=NOW)
    with pytest.raises(NotMade):
        fetching.fetch(bundle=bundle, by=people.alice.actor, at=NOW)


def test_it_wants_a_reason_and_a_key(people, case, settings):
    with pytest.raises(NeedsReason):
        making.begin(case=case, why=" ", with_files=True, by=people.alice.actor, at=NOW)
    settings.DEBUG = settings.DEMO = False
    settings.BUNDLE_KEY = ""
    with pytest.raises(NoKey):
        making.begin(case=case, why="For court", with_files=True, by=people.alice.actor, at=NOW)
    assert not Bundle.objects.exists()


def test_a_case_with_nothing(people, write):
    case = make_case(force=people.norfolk)
    assert verify(write(case), trusted=keys.published_key()).is_whole


def test_a_merged_case_brings_its_report_and_files_and_a_split_one_takes_them(people, case, write, unpack):
    other = send(people)
    make_evidence_file(incident=other.primary_incident, by=people.tom.actor, content=b"second")
    by = {"by": people.sam.actor, "at": NOW}
    merge = merging.merge(survivor=case, merged=other, reason="One man", **by)
    folder = unpack(write(case, "merged.zip"))
    assert {path.stem for path in (folder / "data/reports").iterdir()} == {case.reference, other.reference}
    assert len(json.loads((folder / "data/files.json").read_text())["files"]) == 3
    merging.unmerge(merge=merge, **by)
    parted = write(case, "parted", as_folder=True)
    assert {path.stem for path in (parted / "data/reports").iterdir()} == {case.reference}
    assert verify(parted).is_whole
