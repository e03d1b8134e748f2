"""What businesses were shown of the squares around them in the past months of the demo."""

from datetime import datetime, timedelta

from counterpart.base.actors import Actor
from counterpart.core.hotspots.sharing import sharing
from counterpart.core.periods.local_time import local_date, start_of_day
from counterpart.core.periods.months import first_day, month_of
from counterpart.hotspots.actions import editions

BY = Actor.system("Sharing with businesses")
MONTHS = 2


def show(*, at: datetime) -> None:
    """The editions of the last months, as the nightly job would have made them."""
    month = month_of(local_date(at))
    for ago in range(MONTHS, -1, -1):
        day = first_day(month - ago).replace(day=sharing().issue_day)
        moment = start_of_day(day) + timedelta(hours=5)
        if moment <= at:
            editions.issue_due(by=BY, at=moment)
