"""Background work of hotspots."""

from datetime import time, timedelta

from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.jobs import Daily, job, recurring
from counterpart.hotspots.actions import editions, forecasts

BY = Actor.system("Forecasts")


@recurring(Daily(time(4, 0)))
@job(limit=timedelta(minutes=30))
def issue_forecasts() -> None:
    """Warn of the days to come wherever the last forecast has run out: once a week."""
    forecasts.issue_due(by=BY, at=clock.now())


@recurring(Daily(time(4, 30)))
@job(limit=timedelta(minutes=30))
def score_forecasts() -> None:
    """Hold forecasts whose period is over against what was reported of it."""
    forecasts.score_due(by=BY, at=clock.now())


@recurring(Daily(time(5, 0)))
@job(limit=timedelta(minutes=30))
def issue_editions() -> None:
    """What businesses see of the squares around them: once a month, when reports of the month before are in."""
    editions.issue_due(by=Actor.system("Sharing with businesses"), at=clock.now())
