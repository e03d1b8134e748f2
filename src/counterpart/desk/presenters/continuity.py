"""The continuity of a file, as a page and as a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Role
from counterpart.base.wording import local_time
from counterpart.core.periods.local_time import to_local
from counterpart.evidence.models import ContinuityEntry, ContinuityKind

HEADS = ("Number", "When", "Who", "What", "Why and how", "Digest")
_ROLES = dict(Role.choices)
# Facts of an entry that people read, in order, with what stands before each.
_FACTS = {
    "reference": "",
    "description": "",
    "from": "from ",
    "to": "to ",
    "seal": "seal ",
    "producer": "produced by ",
    "recipient": "to ",
    "role": "",
    "scanner": "",
    "offset_seconds": "correction in seconds ",
    "sha256": "SHA-256 ",
}


def continuity_table(entries: Iterable[ContinuityEntry]) -> dict[str, Any]:
    """Options of the component data_table."""
    columns = [{"text": head} for head in HEADS[:-1]]
    rows = [[str(one.number), local_time(one.at), who(one), one.get_kind_display(), told(one)] for one in entries]
    return {"caption": _("Every receipt, view, copy, share and move"), "columns": columns, "rows": rows}


def continuity_rows(entries: Iterable[ContinuityEntry]) -> Iterator[list[str]]:
    """Lines of a CSV file; moments to the second, in London's time with its offset."""
    for one in entries:
        when = to_local(one.at).isoformat(timespec="seconds")
        yield [str(one.number), when, who(one), one.get_kind_display(), told(one), one.digest]


def who(entry: ContinuityEntry) -> str:
    """Name, role and organisation."""
    role = _ROLES.get(entry.by_role, "")
    return ", ".join(part for part in (entry.by_name, role, entry.organisation_name) if part)


def told(entry: ContinuityEntry) -> str:
    """Why, and the facts that people read."""
    known = (f"{before}{entry.detail[name]}" for name, before in _FACTS.items() if entry.detail.get(name))
    return "; ".join(part for part in (entry.why, *known) if part)


def whereabouts(entries: Iterable[ContinuityEntry]) -> str:
    """Who had it last: what the latest move says, or nobody but us."""
    moves = [str(one.detail["to"]) for one in entries if one.kind == ContinuityKind.MOVED]
    return moves[-1] if moves else _("Counterpart's storage")
