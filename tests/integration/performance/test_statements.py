"""A statement on its way: drafted, checked by a second person, published, corrected, withdrawn."""

import json

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.performance import rendering
from counterpart.performance.actions import checking, drafting, publishing
from counterpart.performance.errors import FiguresChanged, NoData, NotAllowed, SecondPerson, WrongState
from counterpart.performance.models import DraftState, StatementVersion
from tests.factories.figures import make_public_statement, make_standing_statement, make_version
from tests.figures import AT, BRECKLAND, NORWICH, TO, checked, corrected, crimes, load_rows, published

ROWS = {("shoplifting", NORWICH): 20, ("shoplifting", BRECKLAND): 8, ("burglary", NORWICH): 9, ("burglary", None): 1}
pytestmark = pytest.mark.slow  # every format is written, PDF among them


@pytest.fixture
def data(people):
    return load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)


@pytest.fixture
def draft(people, data):
    return drafting.begin(force=people.norfolk, measure_set="categories", to_month=TO, by=people.nadia.actor, at=AT)


def figures(version) -> dict[tuple[str, str], int]:
    told = json.loads(rendering.stored(version.files, "json"))
    return {(row["measure_code"], row["place"]): row["current"] for row in told["rows"]}


def test_without_data_there_is_no_statement(people):
    with pytest.raises(NoData):
        published(people)


def test_a_published_statement_says_what_the_data_says(people, data):
    version = published(people, by_district=True)
    told = figures(version)
    assert told["shoplifting", "Norfolk"] == 12 * 28
    assert told["shoplifting", "Norwich"] == 12 * 20
    assert told["burglary", "Not allocated"] == 12
    assert told["all-crime", "Norfolk"] == 12 * 38
    assert version.number == 1
    assert version.inputs[0]["name"] == "test.csv"
    assert version.definitions["shoplifting"]
    assert set(version.files) == {*rendering.NAMES, rendering.FRAGMENT} - {rendering.PDF}
    actions = AuditEvent.objects.filter(action__startswith="statement.").values_list("action", flat=True)
    assert list(actions.order_by("pk")) == [
        "statement.draft",
        "statement.submit",
        "statement.check",
        "statement.publish",
    ]


def test_the_author_cannot_check(people, draft):
    drafting.submit(draft=draft, by=people.nadia.actor, at=AT)
    with pytest.raises(SecondPerson):
        checking.check(draft=draft, seen=draft.digest, by=people.nadia.actor, at=AT)


@pytest.mark.parametrize("name", ["sam", "alice", "grace", "ruth", "priya"])
def test_nor_anybody_without_the_permission(people, draft, name):
    drafting.submit(draft=draft, by=people.nadia.actor, at=AT)
    with pytest.raises(NotAllowed):
        checking.check(draft=draft, seen=draft.digest, by=getattr(people, name).actor, at=AT)


def test_what_nobody_has_checked_is_not_published(people, draft):
    with pytest.raises(WrongState):
        publishing.publish(draft=draft, by=people.oliver.actor, at=AT)
    drafting.submit(draft=draft, by=people.nadia.actor, at=AT)
    with pytest.raises(WrongState):
        publishing.publish(draft=draft, by=people.oliver.actor, at=AT)
    assert not StatementVersion.objects.exists()


def test_a_change_of_words_undoes_the_check(people, draft):
    checked(people, draft)
    drafting.write(draft=draft, commentary={"Recorded crime": "Up."}, notes="", by=people.nadia.actor, at=AT)
    assert (draft.state, draft.checked_by) == (DraftState.DRAFT, None)
    with pytest.raises(WrongState):
        publishing.publish(draft=draft, by=people.oliver.actor, at=AT)


def test_who_checks_confirms_what_they_saw(people, draft):
    before = draft.digest
    drafting.write(draft=draft, commentary={"Recorded crime": "Up."}, notes="", by=people.nadia.actor, at=AT)
    drafting.submit(draft=draft, by=people.nadia.actor, at=AT)
    with pytest.raises(FiguresChanged):
        checking.check(draft=draft, seen=before, by=people.oliver.actor, at=AT)


def test_a_draft_keeps_its_data_until_it_is_calculated_anew(people, draft):
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    version = publishing.publish(draft=checked(people, draft), by=people.oliver.actor, at=AT)
    assert figures(version)["shoplifting", "Norfolk"] == 12 * 28


def test_a_draft_calculated_anew_takes_the_newest_data(people, draft):
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    drafting.recalculate(draft=draft, by=people.nadia.actor, at=AT)
    version = publishing.publish(draft=checked(people, draft), by=people.oliver.actor, at=AT)
    assert figures(version)["shoplifting", "Norfolk"] == 12 * 29


def test_a_correction_says_what_changed_and_the_older_stays(people, data):
    first = published(people)
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    second = corrected(people, first)
    assert (second.number, second.corrects, second.reason) == (2, first, "Late crimes were added")
    changes = {
        (each["measure"], each["place"], each["figure"]): (each["before"], each["after"]) for each in second.changes
    }
    assert changes["Shoplifting", "Norfolk", "12 months to 2026-03"] == (336, 348)
    assert not [key for key in changes if key[0] == "Burglary"]
    assert figures(first)["shoplifting", "Norfolk"] == 336


def test_only_the_latest_version_is_corrected_and_never_without_a_reason(people, data):
    first = published(people)
    with pytest.raises(NeedsReason):
        drafting.correct(version=first, reason=" ", by=people.nadia.actor, at=AT)
    corrected(people, first)
    with pytest.raises(WrongState):
        drafting.correct(version=first, reason="Again", by=people.nadia.actor, at=AT)


def test_a_month_is_drafted_once_and_published_once(people, draft):
    again = {"force": people.norfolk, "measure_set": "categories", "to_month": TO, "by": people.nadia.actor, "at": AT}
    with pytest.raises(WrongState, match="draft"):
        drafting.begin(**again)
    publishing.publish(draft=checked(people, draft), by=people.oliver.actor, at=AT)
    with pytest.raises(WrongState, match="published"):
        drafting.begin(**again)


def test_a_withdrawal_gives_its_reason_and_happens_once(people, data):
    version = published(people)
    with pytest.raises(NeedsReason):
        publishing.withdraw(version=version, reason="", by=people.oliver.actor, at=AT)
    publishing.withdraw(version=version, reason="A file was loaded twice", by=people.oliver.actor, at=AT)
    with pytest.raises(WrongState):
        publishing.withdraw(version=version, reason="Again", by=people.oliver.actor, at=AT)


def test_two_statements_are_not_published_at_the_same_moment(people, draft, monkeypatch):
    """What one of them hides depends on what the other shows."""
    checked(people, draft)
    hide = publishing.public.shown

    def slow(statement, of):
        found = hide(statement, of)
        other = make_version(
            statement=make_standing_statement(force=people.norfolk, measure_set="business"),
            snapshot=draft.snapshot,
            drafted_by=people.nadia.person,
            checked_by=people.oliver.person,
        )
        make_public_statement(other)
        return found

    monkeypatch.setattr(publishing.public, "shown", slow)
    with pytest.raises(WrongState, match="at the same moment"):
        publishing.publish(draft=draft, by=people.oliver.actor, at=AT)
    assert StatementVersion.objects.count() == 1
