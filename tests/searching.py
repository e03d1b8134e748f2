"""A force at which candidate search is on: assessments, thresholds, and two trained reviewers, Ivy and Omar."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.periods.local_time import local_date
from counterpart.searches.actions import assessments, matching, reviews, searches, templates, thresholds, trainings
from counterpart.searches.models import AssessmentKind, FaceSearch
from counterpart.suspects.models import SuspectImage
from tests.factories import NOW, make_case, make_person, make_role_assignment
from tests.factories.suspects import make_picture, make_suspect_image
from tests.people import NamedPerson, People

TODAY = local_date(NOW)
FAR = date(2099, 1, 1)  # pages read the clock


@dataclass(frozen=True)
class Searching:
    """Alice asks for a search in `case` with `probe`, Sam authorises it, Ivy and Omar review it."""

    people: People
    ivy: NamedPerson
    omar: NamedPerson
    case: Case
    probe: SuspectImage
    known: tuple[SuspectImage, ...]

    def ask(self, **fields: Any) -> FaceSearch:
        told = {"purpose": "Who took the bottles", "justification": "The face is clear and no other line is left"}
        given = {"case": self.case, "image": self.probe, "by": self.people.alice.actor, "at": NOW}
        return searches.request(**(told | given | fields))

    def made(self, **fields: Any) -> FaceSearch:
        """A search that waits for its reviewers."""
        search = searches.authorise(search=self.ask(**fields), by=self.people.sam.actor, at=NOW)
        return matching.run(search=search, at=NOW)

    def decided(self, first: int | None = None, second: int | None = None, **fields: Any) -> FaceSearch:
        """Reviewed by both; `first` and `second` are ranks of candidates, None for none of these."""
        search = self.made(**fields)
        for who, rank in ((self.ivy, first), (self.omar, second)):
            review = reviews.begin(search=search, by=who.actor, at=NOW)
            candidate = search.candidates.filter(rank=rank or 0).first()
            reviews.decide(review=review, candidate=candidate, reason="The ears", by=who.actor, at=NOW)
        search.refresh_from_db()
        return search


def reviewer(name: str, people: People) -> NamedPerson:
    person = make_person(name=name, email=f"{name.split()[0].lower()}@example.org")
    role = make_role_assignment(person=person, organisation=people.norfolk, role=Role.INVESTIGATOR)
    return NamedPerson(person, role)


def assess(people: People, kind: str, **fields: Any) -> None:
    told = {
        "title": "Candidate search",
        "document_reference": "IMP/2026/14",
        "document_sha256": "ab" * 32,
        "approved_by_name": "Dana Reid",
        "approved_by_rank": "Assistant Chief Constable",
        "approved_on": TODAY - timedelta(days=30),
        "expires_on": FAR,
    }
    assessments.record(force=people.norfolk, kind=kind, by=people.sam.actor, at=NOW, **(told | fields))


def train(who: NamedPerson, people: People) -> None:
    days = {"trained_on": TODAY - timedelta(days=9), "expires_on": FAR}
    course = "Comparison of faces, two days"
    trainings.record(force=people.norfolk, person=who.person, course=course, by=people.sam.actor, at=NOW, **days)


def decide_thresholds(people: People, by: Actor | None = None, **fields: Any) -> None:
    told = {
        "strong_below": 0.3,
        "moderate_below": 0.6,
        "least_quality": 0.0,
        "why": "To try",
        "evidence": "Evaluation 1",
    }
    thresholds.decide(force=people.norfolk, matcher="double/1", by=by or people.sam.actor, at=NOW, **(told | fields))


def switch_on(people: People) -> tuple[NamedPerson, NamedPerson]:
    """Everything that must be on record; the two reviewers."""
    ivy, omar = reviewer("Ivy Marsh", people), reviewer("Omar Leigh", people)
    for kind in AssessmentKind:
        assess(people, kind)
    decide_thresholds(people)
    for who in (ivy, omar):
        train(who, people)
    return ivy, omar


def searching(people: People) -> Searching:
    """All of it, with a probe and a gallery of twelve known people, the third of whom looks like the probe."""
    ivy, omar = switch_on(people)
    long = {"expires_at": NOW.replace(year=2099), "review_at": NOW.replace(year=2099)}
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    probe = make_suspect_image(case=case, by=people.alice.actor, content=make_picture(3), **long)
    pictures = [make_picture(3, size=(400, 300)) if seed == 3 else make_picture(seed) for seed in range(1, 13)]
    known = tuple(
        make_suspect_image(case=case, by=people.alice.actor, content=picture, image_class="known")
        for picture in pictures
    )
    for image in known:
        templates.enrol(image=image, at=NOW)
    return Searching(people, ivy, omar, case, probe, known)
