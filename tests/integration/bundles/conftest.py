"""A case with everything, and its bundle."""

import zipfile

import pytest

from counterpart.base.audit import sealing
from counterpart.bundles.actions import making
from counterpart.evidence import storage
from counterpart.evidence.actions import files
from counterpart.evidence.models import Exhibit, FileRole
from tests.factories import NOW, make_evidence_file, make_witness_statement
from tests.reports import send
from tests.whole_case import a_crime


@pytest.fixture
def case(people, tmp_path):
    """Footage that is an exhibit with a still, a signed statement about it, a crime with an outcome; sealed."""
    made = send(people)
    footage = make_evidence_file(
        incident=made.primary_incident, by=people.tom.actor, name="Till 3 (copy).mp4", state="cleared"
    )
    Exhibit.objects.create(
        case=made, file=footage, producer_name="Tom Reeve", initials="TR", serial=1, reference="TR/1", produced_at=NOW
    )
    (tmp_path / "still.png").write_bytes(b"a still")
    files.derive(
        parent=footage,
        kept=storage.keep(tmp_path / "still.png"),
        role=FileRole.STILL,
        name="still.png",
        media_type="image/png",
        recipe={"tool": "ffmpeg", "arguments": ["-ss", "1"]},
        by=people.alice.actor,
        at=NOW,
    )
    make_witness_statement(incident=made.primary_incident, by=people.tom.actor)
    a_crime(made, {"by": people.sam.actor, "at": NOW})
    sealing.seal(at=NOW.replace(year=NOW.year + 1))
    return made


@pytest.fixture
def write(tmp_path):
    """Write the bundle of a case with the action of the command; the path of it."""

    def written(case, name="case.zip", **options):
        from counterpart.base.actors import Actor

        path = tmp_path / name
        options = {"with_files": True, "as_folder": False, "why": "For the prosecutor"} | options
        making.write_for_operator(
            reference=case.reference, path=path, by=Actor.operator("counterpart bundle"), at=NOW, **options
        )
        return path

    return written


@pytest.fixture
def unpack(tmp_path):
    """The folder of an unpacked bundle."""

    def unpacked(path):
        with zipfile.ZipFile(path) as file:
            file.extractall(tmp_path / "unpacked")
        return next((tmp_path / "unpacked").iterdir())

    return unpacked
