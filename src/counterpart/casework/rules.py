"""Decisions of casework that need no database."""

import re
from datetime import datetime

from counterpart.core.periods.local_time import to_local

# Results of an attempt that count as contact (the business was really told something).
KEEPS_PROMISE = frozenset({"reached", "sent"})

_HOLDS_ADDRESS = re.compile(r"[/\\:@]|\.\w|[\r\n]")


def shown(moment: datetime) -> str:
    """A moment as a letter writes it: 3:05pm on 4 March 2026, London time."""
    local = to_local(moment)
    clock = f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
    return f"{clock} on {local.day} {local:%B %Y}"


def spoken_name(name: str) -> str:
    """The name by which a letter may call its reader; empty where an address could hide in it.

    Anybody may type a name and somebody else's email address: our letters must not carry what they
    would rather have the other read, such as a link.
    """
    return "" if _HOLDS_ADDRESS.search(name) else name


def is_emailed(contact_how: str, email: str, *, confirmed: bool) -> bool:
    """Whether updates go by email too: to an address that is known to be the reporter's, unless no contact is wanted.

    A business that chose a telephone call for the first contact still gets its updates in writing,
    so that nobody has to leave the till for them (domain 4.1).
    """
    return bool(email) and confirmed and contact_how != "none"
