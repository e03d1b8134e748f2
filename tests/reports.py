"""Reports sent through the real intake."""

from datetime import datetime
from typing import Any

from counterpart.casework.actions import intake
from counterpart.casework.models import Case
from tests.factories import NOW, make_report_draft
from tests.factories.report_draft import theft
from tests.people import NamedPerson, People


def send(
    people: People, by: NamedPerson | None = None, *, at: datetime = NOW, at_premises: bool = True, **told: Any
) -> Case:
    """A theft at Castle Street reported by Priya, unless told otherwise; the case that it becomes."""
    who = by or people.priya
    premises = {people.castle_street.pk: people.castle_street_shop, people.rival.pk: people.rival_shop}
    where = {"kind": "premises", "premises_id": premises[who.organisation.pk].pk} if at_premises else {}
    answers = theft(**({"where": where} if where else {}), **told)
    draft = make_report_draft(person=who.person, organisation=who.organisation, answers=answers)
    return intake.receive(by=who.actor, at=at, draft=draft)
