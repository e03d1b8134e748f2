"""Which item, recipient, purpose and moment an agreement covers: drawn as a matrix."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from counterpart.core.tables import MARKS
from counterpart.partners import sharing
from counterpart.partners.models import InformationSharingAgreement, Organisation
from counterpart.partners.rules import covers, why_not, why_not_live
from tests.factories.agreement import NOW

DAY = timedelta(days=1)


def agreement(**fields) -> InformationSharingAgreement:
    """Live at NOW, with partner 7, of which only the picture and the month are allowed."""
    facts = {
        "force": Organisation(pk=1),
        "partner_id": 7,
        "purpose": "identify",
        "direction": "police_to_partner",
        "items_allowed": ["image", "month", "name"],
        "items_excluded": ["name", "victim_identity"],
        "from_date": (NOW - DAY).date(),
        "to_date": (NOW + 30 * DAY).date(),
        "force_signed_at": NOW - DAY,
        "partner_signed_at": NOW - DAY,
    }
    return InformationSharingAgreement(**(facts | fields))


@dataclass(frozen=True)
class Case:
    item: str = "image"
    recipient: int = 7
    purpose: str = "identify"


@pytest.mark.parametrize(
    ("case", "refusal"),
    [
        (Case(), ""),
        (Case(item="month"), ""),
        (Case(item="address"), "does not name it"),
        (Case(item="name"), "excludes it"),
        (Case(item="victim_identity"), "excludes it"),
        (Case(item="no such item"), "does not name it"),
        (Case(recipient=8), "somebody else"),
        (Case(purpose="prevent"), "another purpose"),
        (Case(purpose=""), "another purpose"),
    ],
)
def test_an_item_a_recipient_and_a_purpose_must_all_fit(case, refusal):
    terms = agreement()
    arguments = {"item": case.item, "recipient_id": case.recipient, "purpose": case.purpose, "at": NOW}
    assert covers(terms, **arguments) == (refusal == "")
    assert refusal in why_not(terms, **arguments)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, ""),
        ({"force_signed_at": None}, "not signed"),
        ({"partner_signed_at": None}, "not signed"),
        ({"partner_signed_at": NOW + DAY}, "not signed"),
        ({"from_date": (NOW + DAY).date()}, "not begun"),
        ({"from_date": NOW.date()}, ""),
        ({"to_date": (NOW + DAY).date()}, ""),
        ({"to_date": NOW.date()}, "run out"),
        ({"suspended_at": NOW}, "suspended"),
        ({"suspended_at": NOW + DAY}, ""),
        ({"terminated_at": NOW}, "ended"),
        ({"terminated_at": NOW + DAY}, ""),
        ({"direction": "partner_to_police"}, "only receive"),
        ({"direction": "both"}, ""),
    ],
)
def test_only_a_live_agreement_covers_anything(change, refusal):
    found = why_not(agreement(**change), item="image", recipient_id=7, purpose="identify", at=NOW)
    assert refusal in found
    assert (found == "") == (refusal == "")
    if "direction" not in change:
        assert why_not_live(agreement(**change), NOW) == found


def test_the_table_says_where_it_comes_from_and_what_is_never_shared():
    assert {"victim_identity", "health"} <= sharing.never_shared() <= set(sharing.items())
    assert sharing.IDENTIFY in sharing.purposes()
    source, mark, validity = sharing._table().origin()
    assert source
    assert mark in MARKS
    assert validity.valid_from
