"""A case with evidence of every kind, and the addresses of all the pages that show it."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.urls import reverse

from counterpart.base import clock
from counterpart.casework.models import Case
from counterpart.core.media.probing import probe
from counterpart.desk.evidence_urls import urlpatterns
from counterpart.evidence import storage
from counterpart.evidence.actions import clocks, exhibits, files, links, moments
from counterpart.evidence.limits import limits_of
from counterpart.evidence.models import EvidenceFile, FileRole, UploadLink
from tests.factories import NOW, make_evidence_file
from tests.people import People
from tests.recordings import FOOTAGE, draw
from tests.reports import send


def addresses(people: People) -> dict[str, str]:
    """Every page of the evidence of one case by the name of its address; downloads are no pages."""
    case = send(people)
    film = whole(case, people)
    known = {
        "reference": case.reference,
        "key": film.key,
        "moment_id": film.moments.earliest("pk").pk,
        "link_id": a_link(case, people).pk,
    }
    patterns = {pattern.name: str(pattern.pattern) for pattern in urlpatterns}
    pages = {name: text for name, text in patterns.items() if not name.endswith(("content", "_csv"))}
    return {
        name: reverse(f"desk_evidence:{name}", kwargs={key: known[key] for key in known if f":{key}>" in text})
        for name, text in pages.items()
    }


def whole(case: Case, people: People) -> EvidenceFile:
    """The footage, produced, with marks, a clock and a still; beside it one file of each state."""
    by = {"by": people.alice.actor, "at": NOW}
    film = footage(case, people)
    moments.mark(file=film, position_ms=1_200, note="He comes in", **by)
    moments.mark(file=film, position_ms=4_300, note="He walks round the table", **by)
    camera = {"camera_at": NOW + timedelta(seconds=130), "true_at": NOW, "starts_at": NOW, "zone": "Europe/London"}
    clocks.check(file=film, how="Against the speaking clock", **camera, **by)
    told = {"producer_name": "Tom Reeve", "initials": "TR", "description": "Footage of the table"}
    exhibits.produce(case=case, file=film, **told, **by)
    exhibits.produce(case=case, file=a_still(film, people), **told, **by)
    for name, fields in OTHERS.items():
        make_evidence_file(
            incident=case.primary_incident, by=people.tom.actor, name=name, content=name.encode(), **fields
        )
    return film


OTHERS = {
    "export.zip": {"state": "held"},
    "cam4.dav": {"state": "cleared", "is_playable": False, "player_requested_at": NOW},
    "till.jpg": {},
    "setup.exe": {"state": "infected", "state_reason": "The virus scan found Test.Signature in it"},
}


def footage(case: Case, people: People) -> EvidenceFile:
    """The recording in data/video, sent by Tom, scanned and looked into."""
    cleared = {"state": "cleared", "is_playable": True, "media_type": "video/mp4"}
    media = probe(FOOTAGE, limits_of("looking")).facts()
    content = FOOTAGE.read_bytes()
    return make_evidence_file(
        incident=case.primary_incident, by=people.tom.actor, content=content, media=media, **cleared
    )


def a_still(film: EvidenceFile, people: People) -> EvidenceFile:
    with TemporaryDirectory() as folder:
        kept = storage.keep(draw(Path(folder) / "still.png"))
        made = {"role": FileRole.STILL, "media_type": "image/png", "recipe": {"tool": "a drawing"}}
        return files.derive(
            parent=film, kept=kept, name="till at 0:04.png", media={}, by=people.alice.actor, at=NOW, **made
        )


def a_link(case: Case, people: People) -> UploadLink:
    asked = {"purpose": "Footage of the door", "recipient_name": "Sunil at number 14"}
    return links.make(incident=case.primary_incident, by=people.alice.actor, at=clock.now(), **asked)
