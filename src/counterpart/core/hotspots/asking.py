"""What can be asked of events, by the name that the command line uses."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from counterpart.core.hotspots.answers import Answer
from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.evaluated import Watch, evaluated
from counterpart.core.hotspots.foretold import forecast
from counterpart.core.hotspots.mapped import gi, kde
from counterpart.core.hotspots.paired import near_repeats, with_days
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.repeated import repeat
from counterpart.core.words import plural

METHODS: Mapping[str, Callable[[Found, Asked], Answer]] = {
    "kde": kde,
    "gi": gi,
    "near-repeat": near_repeats,
    "forecast": forecast,
    "repeat": repeat,
}
# Which of the events a method looks at; the others look at all.
USED: Mapping[str, Callable[[Found, Asked], Found]] = {
    "near-repeat": with_days,
    "forecast": lambda found, _: found.best(),
    "repeat": lambda found, _: found.best(),
}


def ask(method: str, found: Found, asked: Asked) -> Answer:
    """The answer of a method, with what was looked at in its title and what was left out in its notes."""
    used = USED[method](found, asked) if method in USED else found
    return described(METHODS[method](used, asked), used)


def score(found: Found, asked: Asked, watch: Watch) -> Answer:
    """How right past forecasts were, described as the other answers are. Raises as `evaluated` does."""
    used = found.best()
    return described(evaluated(used, asked, watch), used)


def described(answer: Answer, found: Found) -> Answer:
    """The same answer, with what was looked at in its title and what was left out in its notes."""
    title = f"{answer.title}: {plural(len(found.events), 'event')}, {found.months}"
    return replace(answer, title=title, notes=(*answer.notes, *found.notes()))
