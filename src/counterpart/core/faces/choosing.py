"""The matchers that there are, by name."""

from collections.abc import Callable

from counterpart.core.faces.dlib_matcher import DlibMatcher
from counterpart.core.faces.double import DoubleMatcher
from counterpart.core.faces.errors import MatcherMissing
from counterpart.core.faces.matching import Matcher

_KINDS: dict[str, Callable[[], Matcher]] = {DoubleMatcher.name: DoubleMatcher, DlibMatcher.name: DlibMatcher}


def matcher_named(name: str) -> Matcher:
    """`double` or `dlib`. Raises MatcherMissing where it is unknown; dlib does, on first use, if not installed."""
    if name not in _KINDS:
        raise MatcherMissing(f"No matcher is called {name}. There are: {', '.join(_KINDS)}")
    return _KINDS[name]()
