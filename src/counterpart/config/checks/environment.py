"""What the environment holds that nobody reads: a misspelt name would else be passed over in silence."""

from difflib import get_close_matches

from django.core.checks import CheckMessage, Warning

from counterpart.config.env import READINGS, unread

PREFIX = "COUNTERPART_"
# How alike two names must be, from 0 to 1, for one to be a slip of the other; all share the prefix.
CLOSE = 0.85
# Read by the tests and by the build alone.
OF_TESTS = frozenset({"COUNTERPART_SKIP_NOTHING", "COUNTERPART_TEST_FOLDER"})


def names_are_known() -> CheckMessage | None:
    """One message for all the names that no setting has."""
    unknown = [name for name in unread(PREFIX) if name not in OF_TESTS]
    if not unknown:
        return None
    meant = [guess for name in unknown for guess in get_close_matches(name, READINGS, n=1, cutoff=CLOSE)]
    return Warning(
        f"No setting is called {' or '.join(unknown)}: it has no effect.",
        hint=f"Did you mean {' and '.join(meant)}?" if meant else "docs/reference/settings.md lists every setting.",
        id="counterpart.W026",
    )


RULES = (names_are_known,)
