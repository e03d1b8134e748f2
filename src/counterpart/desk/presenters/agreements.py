"""Agreements as the desk shows them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day, local_time
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.tags import Tag
from counterpart.partners import queries, rules, sharing
from counterpart.partners.models import Disclosure, InformationSharingAgreement

_MOST = 100


def agreement_rows(listed: Iterable[InformationSharingAgreement], at: datetime) -> list[list[Any]]:
    """Partner with its link, version, purpose, how it stands, review."""
    return [
        [
            {"text": each.partner.name, "href": reverse("desk_agreements:agreement", args=[each.pk])},
            str(each.version),
            sharing.purposes()[each.purpose],
            rules.why_not_live(each, at) or "Live",
            day(each.review_date),
        ]
        for each in listed
    ]


def refusal_rows(refused: Iterable[Disclosure]) -> list[list[str]]:
    """When, to whom, what, and why it was not told."""
    return [
        [local_time(each.asked_at), each.recipient.name, _items(each.items), each.refused_reason] for each in refused
    ]


def facts_of(agreement: InformationSharingAgreement) -> list[tuple[str, str]]:
    """Rows of a summary list, for both parties."""
    each = agreement
    return [
        ("Between", f"{each.force.name} and {each.partner.name}"),
        ("Version", str(each.version)),
        ("Purpose", sharing.purposes()[each.purpose]),
        ("Legal power", each.legal_power),
        ("Direction", each.get_direction_display()),
        ("May be told", _items(each.items_allowed)),
        ("Excluded", _items(each.items_excluded)),
        ("Marking", each.get_tlp_display()),
        ("Handling", each.handling),
        ("Kept for", f"{each.retention_days} days at most"),
        ("Breach contact", each.breach_contact),
        ("Runs", f"{day(each.from_date)} to before {day(each.to_date)}"),
        ("Review by", day(each.review_date)),
        ("Signed for the force", _signed(each.force_signed_name, each.force_signed_at)),
        ("Signed for the partner", _signed(each.partner_signed_name, each.partner_signed_at)),
    ]


class AgreementPage:
    """One agreement, what can be done with it, and what was told under it."""

    def __init__(self, agreement: InformationSharingAgreement, at: datetime) -> None:
        self.agreement = agreement
        self.facts = facts_of(agreement)
        why = rules.why_not_live(agreement, at)
        self.standing = Tag(why or "Live", "waiting" if why else "good")
        self._at = at

    @property
    def reason(self) -> str:
        return self.agreement.terminated_reason or self.agreement.suspended_reason

    @property
    def told(self) -> list[list[str]]:
        """When, what, until when, by whom."""
        return [
            [local_time(each.asked_at), _items(each.items), self._until(each), each.made_by_name]
            for each in queries.disclosures(self.agreement)[:_MOST]
        ]

    @property
    def deeds(self) -> list[Deed]:
        each = self.agreement
        if each.terminated_at is not None:
            return []
        named = [("Sign", "sign")] if each.force_signed_at is None else []
        named.append(("Resume", "resume") if each.suspended_at else ("Suspend", "suspend"))
        named += [("Make the next version", "next_version"), ("End for good", "terminate")]
        return [Deed(text, reverse(f"desk_agreements:{name}", args=[each.pk])) for text, name in named]

    def _until(self, each: Disclosure) -> str:
        return f"Ended {local_time(each.ended_at)}" if each.ended_at else local_time(each.expires_at)


def _items(codes: Iterable[str]) -> str:
    return ", ".join(sharing.items().get(code, code).lower() for code in codes) or "nothing"


def _signed(name: str, at: datetime | None) -> str:
    return f"{name}, {local_time(at)}" if at else "Not yet"
