"""Recorded crime that tests make up, and statements made from it by the actions that people use."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.records import RecordedCrime
from counterpart.partners.models import Organisation
from counterpart.performance import storage
from counterpart.performance.actions import checking, cubes, drafting, publishing
from counterpart.performance.actions.superseding import put_in_force
from counterpart.performance.models import CrimeSnapshot, StatementDraft, StatementVersion
from tests.people import People

AT = datetime(2026, 4, 20, 9, tzinfo=UTC)
TO = parse_month("2026-03")
THREE_YEARS = Window(TO - 47, TO)
NORWICH, BRECKLAND, BROADLAND = "E07000148", "E07000143", "E07000144"


def crimes(counts: dict[tuple[str, str | None], int], window: Window = THREE_YEARS) -> Iterator[RecordedCrime]:
    """So many crimes in each month of a window: {(crime type, district): number}."""
    for (category, district), number in counts.items():
        for month in window:
            for _ in range(number):
                yield RecordedCrime("test", uuid4().hex, "norfolk", month, month, category=category, district=district)


def load_rows(
    force: Organisation, rows: Iterable[RecordedCrime], *, by: Actor, at: datetime = AT, window: Window = THREE_YEARS
) -> CrimeSnapshot:
    """Rows as the data in force, in place of what was loaded before."""
    folder = f"test-{uuid4().hex}"
    written = storage.write(settings.SNAPSHOTS / folder, rows, name="test.csv", force="norfolk", window=window)
    with transaction.atomic():
        snapshot = CrimeSnapshot(force=force, source="files", folder=folder, names=["test.csv"], requested_at=at)
        put_in_force(snapshot, written, parts=[folder], by=by, at=at)
    cubes.store(snapshot=snapshot, at=at)
    return snapshot


def checked(people: People, draft: StatementDraft, at: datetime = AT) -> StatementDraft:
    """A draft of Nadia's, checked by Oliver of the Commissioner's office."""
    drafting.submit(draft=draft, by=people.nadia.actor, at=at)
    return checking.check(draft=draft, seen=draft.digest, by=people.oliver.actor, at=at)


def published(people: People, at: datetime = AT, **options: object) -> StatementVersion:
    """The statement of a set to March 2026, published; of the county only unless `by_district` says otherwise."""
    given = {"measure_set": "categories", "to_month": TO, "by_district": False, **options}
    draft = drafting.begin(force=people.norfolk, by=people.nadia.actor, at=at, **given)  # type: ignore[arg-type]
    return publishing.publish(draft=checked(people, draft, at), by=people.oliver.actor, at=at)


def corrected(people: People, version: StatementVersion, at: datetime = AT) -> StatementVersion:
    """The next version, from the data in force now."""
    draft = drafting.correct(version=version, reason="Late crimes were added", by=people.nadia.actor, at=at)
    return publishing.publish(draft=checked(people, draft, at), by=people.oliver.actor, at=at)
