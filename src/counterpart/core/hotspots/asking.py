"""What can be asked of events, by the name that the command line uses."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from counterpart.core.hotspots.answers import Answer
from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.foretold import forecast
from counterpart.core.hotspots.mapped import gi, kde
from counterpart.core.hotspots.paired import near_repeats
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.repeated import repeat

METHODS: Mapping[str, Callable[[Found, Asked], Answer]] = {
    "kde": kde,
    "gi": gi,
    "near-repeat": near_repeats,
    "forecast": forecast,
    "repeat": repeat,
}


def ask(method: str, found: Found, asked: Asked) -> Answer:
    """The answer of a method, with what was looked at in its title and what was left out in its notes."""
    answer = METHODS[method](found, asked)
    return described(answer, found)


def described(answer: Answer, found: Found) -> Answer:
    """The same answer, with what was looked at in its title and what was left out in its notes."""
    title = f"{answer.title}: {len(found.events):,} events, {found.months}"
    return replace(answer, title=title, notes=(*answer.notes, *found.notes()))
