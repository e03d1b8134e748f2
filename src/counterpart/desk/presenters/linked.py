"""The short part of other pages that says what is linked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.wording import plural
from counterpart.desk.presenters.linked_records import Shown, shown
from counterpart.links.models import Link, LinkedRecord, LinkKind
from counterpart.links.queries import finding
from counterpart.links.queries.touching import Touched, touched


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """One record of the page, its address among links, and what is linked to it in words."""

    title: str
    href: str
    parts: tuple[str, ...]


def linked_lines(request: Request, records: Collection[LinkedRecord], why: str) -> list[LinkedLine]:
    """What is linked to the records of a page, logged; nothing for whoever may not read links."""
    if not request.actor.may(Permission.LINK_READ):
        return []
    found = touched(records)
    finding.log_list(request.actor, _links(found), request.at, why)
    others = shown({each.pk: each for link in _links(found) for each in (link.left, link.right)}.values())
    return [_line(each, others) for each in found]


def _line(each: Touched, others: dict[int, Shown]) -> LinkedLine:
    mine, kind = others[each.record.pk], LinkKind(each.record.kind).label.lower()
    names = [_other(link, each.record, others).name for link in each.confirmed]
    same = (f"the same {kind} as {'; '.join(names)}",) if names else ()
    waiting = (f"{plural(len(each.suggested), 'suggestion')} to answer",) if each.suggested else ()
    return LinkedLine(mine.title, mine.page, (*same, *waiting))


def _other(link: Link, record: LinkedRecord, others: dict[int, Shown]) -> Shown:
    return others[link.right_id if link.left_id == record.pk else link.left_id]


def _links(found: Iterable[Touched]) -> list[Link]:
    return list({link.pk: link for each in found for link in (*each.confirmed, *each.suggested)}.values())
