"""What each request passes on its way to a view, in this order:

MomentMiddleware         reads the clock once: `request.at`
PrivatePagesMiddleware   on the way back: no browser or proxy keeps the page
(sessions, sign-in)
ActorMiddleware          who asks, and for which organisation: `request.actor`
LargeBodyMiddleware      large files are taken from people who are signed in only (base.body_limit)
SessionLimitsMiddleware  signs out who was away too long, or signed in too long ago
SecondFactorMiddleware   the police sign in with two factors
DefaultClosed            refuses unless the view's rule admits
"""

from counterpart.accounts.middleware.actor import ActorMiddleware
from counterpart.accounts.middleware.default_closed import DefaultClosed
from counterpart.accounts.middleware.moment import MomentMiddleware
from counterpart.accounts.middleware.private_pages import PrivatePagesMiddleware
from counterpart.accounts.middleware.second_factor import SecondFactorMiddleware
from counterpart.accounts.middleware.session_limits import SessionLimitsMiddleware

__all__ = [
    "ActorMiddleware",
    "DefaultClosed",
    "MomentMiddleware",
    "PrivatePagesMiddleware",
    "SecondFactorMiddleware",
    "SessionLimitsMiddleware",
]
