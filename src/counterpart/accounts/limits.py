"""How often something may be tried, and when somebody who tried too often may try again.

The numbers are allauth's own and those of ACCOUNT_RATE_LIMITS.
"""

from datetime import UTC, datetime, timedelta

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext

from counterpart.accounts.requests import Request
from counterpart.base import wording

APP = "allauth.account"
ACTION = "login_failed"


def error(request: Request, key: str) -> ValidationError:
    """The refusal of a further attempt, with the time from which one is let in again."""
    time = wording.clock_time(try_again_at(request, key))
    return ValidationError(gettext("You have tried too many times. Try again after %(time)s") % {"time": time})


def refusal(request: Request, action: str) -> HttpResponse | None:
    """Count one more `action` of a visitor from this address of the network; the 429 page where that is too many.

    People who are signed in are known, and are not limited. Reading (GET) counts for nothing.
    """
    if request.actor.is_signed_in or ratelimit.consume(request, app=APP, action=action):
        return None
    request.try_again_at = try_again_at(request, action=action)
    page: HttpResponse = ratelimit.respond_429(request)
    return page


def try_again_at(request: Request, key: str = "", action: str = ACTION) -> datetime:
    """The moment, at the next full minute, at which no limit for `key` or this address holds any more."""
    rates = ratelimit.get_rates(app=APP, action=action)
    ends = [_full_until(request, rate, key, action) for rate in rates]
    latest = max([end for end in ends if end is not None], default=request.at)
    return latest.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _full_until(request: Request, rate: ratelimit.Rate, key: str, action: str) -> datetime | None:
    history = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
    if len(history) < rate.amount:
        return None
    oldest = history[rate.amount - 1]
    return datetime.fromtimestamp(oldest + rate.duration, UTC)
