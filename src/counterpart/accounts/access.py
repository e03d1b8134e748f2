"""Every route refuses unless a rule admits.

A view is decorated with `requires(Permission.X)`, `signed_in` or `public("why")`; the middleware
`accounts.middleware.DefaultClosed` refuses a view that carries no rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Who a route admits. `permission` None and `public` False admits anybody signed in."""

    permission: Permission | None = None
    public: bool = False
    reason: str = ""

    def admits(self, actor: Actor) -> bool:
        if self.public:
            return True
        if self.permission is None:
            return actor.is_signed_in
        return actor.may(self.permission)


def requires(permission: Permission) -> Callable[[View], View]:
    """The view admits an actor who holds `permission`."""
    return _ruled(AccessRule(permission=permission))


def signed_in(view: View) -> View:
    """The view admits anybody who is signed in, whatever the role."""
    return _ruled(AccessRule())(view)


def public(reason: str) -> Callable[[View], View]:
    """The view admits everybody; `reason` says why, and is printed in the permission table."""
    return _ruled(AccessRule(public=True, reason=reason))


def rule_of(view: View) -> AccessRule | None:
    """The rule that a view carries, or None where nobody gave it one."""
    return getattr(view, "access_rule", None)


def _ruled(rule: AccessRule) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access_rule = rule  # type: ignore[attr-defined]
        return view

    return mark
