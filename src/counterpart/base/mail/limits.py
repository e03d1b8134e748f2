"""How often a stranger can make us write to one address: without a limit, our mail could be used to flood it."""

from datetime import datetime, timedelta
from typing import NamedTuple

from counterpart.base.models import SentMail


class Limit(NamedTuple):
    """At most `most` mails in any stretch of `within`."""

    most: int
    within: timedelta


# By template; our own choice: more than one person mistyping and trying again would ask for.
LIMITS = {
    "come_back": Limit(3, timedelta(hours=1)),
    "confirmation": Limit(5, timedelta(days=1)),
    "invitation": Limit(5, timedelta(days=1)),
    "password_reset_key": Limit(3, timedelta(hours=1)),
}


def is_flooded(to: str, *, template: str, at: datetime) -> bool:
    """Whether this address has by now had as many mails of this template as it may; False for one without a limit."""
    limit = LIMITS.get(template)
    if limit is None:
        return False
    lately = SentMail.objects.filter(to__iexact=to.strip(), template=template, written_at__gt=at - limit.within)
    return lately.count() >= limit.most
