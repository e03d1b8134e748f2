"""Which pages each kind of report is asked, drawn out; and that a shop theft stays short."""

from typing import Any

import pytest

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import (
    Context,
    all_pages,
    fields_of,
    next_page,
    page,
    pages_for,
    previous_page,
    prune,
)

SHOP = Context(premises="one", signed_in=True)
CHAIN = Context(premises="several", signed_in=True)
VISITOR = Context()


def told(**values: Any) -> Answers:
    return Answers.from_json(values)


def keys(answers: Answers, context: Context = SHOP) -> str:
    return " ".join(each.key for each in pages_for(answers, context))


THEFT = {"what_happened": "theft", "when": {"chosen": "last_hour"}, "theft": {"how": "concealed"}}
NOBODY = {"suspects_known": "none", "violence": "none"}

PATHS = [
    # (answers, pages asked of a business with one premises)
    ({}, "what when evidence contact"),
    (THEFT | NOBODY, "what when how taken who effect evidence contact"),
    (
        THEFT | NOBODY | {"when": {"chosen": "range"}},
        "what when when_exact how taken who effect evidence contact",
    ),
    (
        THEFT | NOBODY | {"when": {"chosen": "several"}},
        "what when occurrences how taken who effect evidence contact",
    ),
    (
        THEFT | NOBODY | {"theft": {"how": "stockroom"}},
        "what when how entry taken who effect evidence contact",
    ),
    (
        THEFT | NOBODY | {"suspects_known": "described"},
        "what when how taken who suspects effect evidence contact",
    ),
    (
        THEFT | NOBODY | {"violence": "abuse"},
        "what when how taken who effect people impact evidence contact",
    ),
    (
        THEFT | NOBODY | {"violence": "pushed"},
        "what when how taken who effect harm people impact evidence contact",
    ),
    (
        {"what_happened": "burglary", "burglary": {"got_in": False}},
        "what when break_in who effect evidence contact",
    ),
    (
        {"what_happened": "burglary", "burglary": {"got_in": True}},
        "what when break_in taken who effect evidence contact",
    ),
    ({"what_happened": "robbery"}, "what when taken who effect impact evidence contact"),
    ({"what_happened": "damage"}, "what when damage who effect impact evidence contact"),
    ({"what_happened": "violence"}, "what when tell_us who effect evidence contact"),
    ({"what_happened": "making_off"}, "what when making_off who effect evidence contact"),
    ({"what_happened": "fraud"}, "what when fraud tell_us evidence contact"),
    (
        {"what_happened": "fraud", "fraud": {"offender_present": True}},
        "what when fraud tell_us who effect evidence contact",
    ),
    ({"what_happened": "cyber"}, "what when cyber tell_us contact"),
    ({"what_happened": "asb"}, "what when tell_us who effect impact evidence contact"),
    ({"what_happened": "other"}, "what when tell_us who effect evidence contact"),
]


@pytest.mark.parametrize(("answers", "asked"), PATHS)
def test_pages(answers: dict[str, Any], asked: str) -> None:
    assert keys(told(**answers)) == asked


@pytest.mark.parametrize(
    ("context", "where", "asked"),
    [
        (SHOP, {}, False),
        (SHOP, {"kind": "premises", "premises_id": 7}, False),
        (SHOP, {"kind": "place"}, True),
        (CHAIN, {}, True),
        (VISITOR, {}, True),
    ],
)
def test_where_is_asked_unless_there_is_only_one_place(context: Context, where: dict[str, Any], asked: bool) -> None:
    answers = told(**THEFT, where=where)
    assert ("where" in keys(answers, context).split()) is asked


def test_a_known_shop_reports_a_theft_in_at_most_12_interactions() -> None:
    """Start, then one for a page of buttons, else its required answers and "Continue", then send.

    Counted with an item chosen and the cameras answered, although neither is required, and with
    the contact details filled in from the account.
    """
    pages = pages_for(told(**THEFT, **NOBODY), SHOP)
    answered = {"taken": 1, "evidence": 1, "contact": 0}
    each = [1 if page.buttons else answered[page.key] + 1 for page in pages]
    assert 1 + sum(each) + 1 <= 12


def test_a_plain_theft_is_asked_nothing_about_weapons_or_hate() -> None:
    answers = told(**THEFT, **NOBODY)
    asked = {field.name for each in pages_for(answers, SHOP) for field in fields_of(each, answers, SHOP)}
    assert not asked & {"weapon", "hate", "injury", "fear", "damage.what", "burglary.building"}


def test_nobody_is_asked_about_a_protected_characteristic() -> None:
    every = [field for each in all_pages() for field in each.fields]
    names = {field.name for field in every} | {part.name for field in every for part in field.fields}
    assert not names & {"ethnicity", "religion", "orientation", "nationality"}


def test_one_page_leads_to_the_next_and_back() -> None:
    answers = told(**THEFT, **NOBODY)
    after = next_page("when", answers, SHOP)
    assert after == page("how")
    assert previous_page("how", answers, SHOP) == page("when")
    assert previous_page("what", answers, SHOP) is None
    assert next_page("contact", answers, SHOP) is None


def test_a_page_that_is_not_asked_still_leads_on() -> None:
    assert next_page("where", told(**THEFT), SHOP) == page("how")


def test_an_unknown_page_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        page("shoe_size")


def test_pruning_drops_what_is_no_longer_asked_and_keeps_the_rest() -> None:
    before = told(
        what_happened="damage",
        when={"chosen": "last_hour", "from": "2026-06-01T10:00:00Z"},
        where={"kind": "premises", "premises_id": 7},
        theft={"how": "concealed"},
        items=[{"category": "alcohol", "value_pence": 900}],
        damage={"what": "vehicle", "fire": False},
        violence="none",
        weapon="seen",
        contact={"how": "email", "email": "a@example.org"},
    )
    after = prune(before, SHOP).to_json()
    assert "theft" not in after
    assert "items" not in after
    assert "weapon" not in after
    assert after["damage"] == {"what": "vehicle", "fire": False}
    assert after["where"] == {"kind": "premises", "premises_id": 7}
    assert after["contact"]["email"] == "a@example.org"
    assert after["when"]["from"] == "2026-06-01T10:00:00Z"
