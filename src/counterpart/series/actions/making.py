"""A series begins as a proposal, whoever makes it."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.references.receipts import ALPHABET
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series import guards, rules
from counterpart.series.errors import WrongCrime
from counterpart.series.models import CrimeStanding, Series, SeriesCrime
from counterpart.series.queries import finding

_LETTERS = 8
SYSTEM_NAME = "Counterpart"


@transaction.atomic
def propose(
    *, force: Organisation, title: str, incidents: Sequence[Incident], why: str, by: Actor, at: datetime
) -> Series:
    """A person takes crimes to be of one series; two others must agree.

    Raises WrongCrime for too few, another force's, or just those of a proposal that waits.
    """
    guards.person(by, force)
    title = guards.words(title, "title", "Give the series a name that tells it from others")
    why = guards.words(why, "why", "Say why they are of one series")
    _check_new(force, incidents)
    return make(force=force, title=title, incidents=incidents, why=why, by=by, at=at)


def _check_new(force: Organisation, incidents: Sequence[Incident]) -> None:
    """The same form sent twice comes one after the other, for both lock the first of its crimes."""
    if not incidents:
        return
    guards.lock(min(incidents, key=lambda each: each.pk))
    if known := finding.proposal_of(force, {each.pk for each in incidents}):
        raise WrongCrime(f"{known.reference} holds just these crimes, and waits for two people already", "references")


def make(
    *,
    force: Organisation,
    title: str,
    incidents: Iterable[Incident],
    why: str = "",
    ties: Mapping[int, list[dict[str, Any]]] | None = None,
    scores: Mapping[str, Any] | None = None,
    sources: Sequence[Series] = (),
    by: Actor,
    at: datetime,
) -> Series:
    """The proposal with its crimes. `ties`: by incident; `scores`: fields of the series. Call it in a transaction."""
    held = list({incident.pk: incident for incident in incidents}.values())
    if len(held) < rules.FEWEST:
        raise WrongCrime(f"A series has at least {rules.FEWEST} crimes", "references")
    if any(incident.force_id != force.pk for incident in held):
        raise WrongCrime("A series holds crimes of one force", "references")
    name = by.name[:200] if by.is_person else SYSTEM_NAME
    series = Series.objects.create(
        reference=_new_reference(),
        force=force,
        title=title[:200],
        proposed_at=at,
        proposed_by_id=by.person_id,
        proposed_by_name=name,
        is_simulated=all(incident.is_simulated for incident in held),
        **(scores or {}),
    )
    series.sources.set(sources)
    SeriesCrime.objects.bulk_create(
        SeriesCrime(
            series=series,
            incident=incident,
            standing=CrimeStanding.HELD,
            why=why,
            reasons=(ties or {}).get(incident.pk, []),
            added_at=at,
            added_by_id=by.person_id,
            added_by_name=name,
            joined_at=at,
        )
        for incident in held
    )
    data = {"incidents": [incident.pk for incident in held], "sources": [each.pk for each in sources]}
    audit.record(by=by, at=at, action="series.propose", kind=audit.Kind.COLLECTION, target=series, data=data)
    return series


def _new_reference() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))
    return f"SER-{letters[:4]}-{letters[4:]}"
