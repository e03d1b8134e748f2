"""Lines in the timelines of the cases whose reports tell of linked records."""

from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.links.models import Link
from counterpart.links.queries import cases
from counterpart.links.sources import reference_of, rows_of


def tell(link: Link, action: str, words: str, by: Actor, at: datetime) -> None:
    """One line for each case. `words` hold %(what)s, for where the two stand and what they are the same of."""
    rows = rows_of((link.left, link.right))
    named = [reference_of(each.source, rows[each.pk]) for each in (link.left, link.right) if each.pk in rows]
    what = f"{' and '.join(named)} as the same {link.get_kind_display().lower()}"
    for case in cases.telling_of(link):
        trail.record(case, action, words % {"what": what}, by=by, at=at, target=link)
