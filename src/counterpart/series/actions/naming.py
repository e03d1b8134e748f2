"""What the system calls a series: what happened the most often, what the crimes share, and how far they reach."""

import re
from collections import Counter
from collections.abc import Iterable

from counterpart.crimes.models import Incident
from counterpart.places.models import District

_REACH = re.compile(r"\d+ districts")


def title_of(mark: str, incidents: Iterable[Incident]) -> str:
    """`Theft, AN99 WJD, 4 districts`. `mark`: what the crimes share."""
    crimes = list(incidents)
    what = Counter(crime.get_what_happened_display() for crime in crimes).most_common(1)[0][0]
    return ", ".join(filter(None, (what, mark, _reach(crimes))))


def renamed(title: str, incidents: Iterable[Incident]) -> str:
    """The title that the system gave, by how far these crimes reach; the rest of it stays what it was."""
    *head, last = title.split(", ")
    named = _REACH.fullmatch(last) or (head and District.objects.filter(name=last).exists())
    return ", ".join(filter(None, (*(head if named else (*head, last)), _reach(incidents))))


def _reach(incidents: Iterable[Incident]) -> str:
    districts = sorted({crime.district.name for crime in incidents if crime.district})
    return f"{len(districts)} districts" if len(districts) > 1 else "".join(districts)
