"""When somebody who tried too often may try again."""

from datetime import UTC, datetime, timedelta

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from counterpart.accounts.requests import Request
from counterpart.base import wording

APP = "allauth.account"
ACTION = "login_failed"


def error(request: Request, key: str) -> ValidationError:
    """The refusal of a further attempt, with the time from which one is let in again."""
    time = wording.clock_time(try_again_at(request, key))
    return ValidationError(gettext("You have tried too many times. Try again after %(time)s") % {"time": time})


def try_again_at(request: Request, key: str) -> datetime:
    """The moment, at the next full minute, at which no limit for `key` or this address holds any more."""
    rates = ratelimit.get_rates(app=APP, action=ACTION)
    ends = [_full_until(request, rate, key) for rate in rates]
    latest = max([end for end in ends if end is not None], default=request.at)
    return latest.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _full_until(request: Request, rate: ratelimit.Rate, key: str) -> datetime | None:
    history = cache.get(ratelimit.get_cache_key(request, app=APP, action=ACTION, rate=rate, key=key), [])
    if len(history) < rate.amount:
        return None
    oldest = history[rate.amount - 1]
    return datetime.fromtimestamp(oldest + rate.duration, UTC)
