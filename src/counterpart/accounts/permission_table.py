"""Which role may reach which address: read from the routes themselves, for the reference page and its test."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, converters, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from counterpart.accounts.access import AccessRule
from counterpart.accounts.library_rules import rule_for
from counterpart.accounts.permissions import ROLE_PERMISSIONS, Role
from counterpart.base.actors import Actor

NOBODY = "nobody"
ROLES = (NOBODY, *Role.values)
OPENING = """# Permissions

Which role may reach which address. An address that is not here is refused to everybody. This page is made from the
code (`make fix`), and a test asks for every address as every role and expects exactly this.

Reaching an address is the first of two locks: what it shows is only what the organisation that the person acts for
may see, and another's record is not found.
"""
# The gallery of components is on no site with real data.
FOR_BUILDERS = "components/"
# What stands for each kind of argument in an address that only needs to be reached.
SAMPLES: dict[type, Any] = {
    converters.IntConverter: 1,
    converters.PathConverter: "a/b",
    converters.SlugConverter: "a",
    converters.StringConverter: "a",
    converters.UUIDConverter: UUID(int=0),
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address of the site. `arguments` make an address of it with `reverse(name, kwargs=arguments)`."""

    address: str
    name: str
    rule: AccessRule | None
    arguments: tuple[tuple[str, Any], ...] = ()

    @property
    def admitted(self) -> tuple[str, ...]:
        """The roles that the rule admits, in the order of ROLES; none where nobody gave it a rule."""
        return tuple(role for role in ROLES if self.rule is not None and self.rule.admits(_actor(role)))

    @property
    def why(self) -> str:
        """The rule in words."""
        if self.rule is None:
            return "no rule: refused to everybody"
        if self.rule.public:
            return f"everybody: {self.rule.reason}"
        return f"`{self.rule.permission}`" if self.rule.permission else "whoever is signed in"


def routes() -> list[Route]:
    """Every address of a site in use, in alphabetical order."""
    found = (route for route in _walk(get_resolver().url_patterns) if route.address != FOR_BUILDERS)
    return sorted(found, key=lambda route: route.address)


def as_markdown() -> str:
    """The reference page."""
    heads = ["Address", "Who", *(_title(role) for role in ROLES)]
    lines = [OPENING, f"| {' | '.join(heads)} |", f"|---|---|{':-:|' * len(ROLES)}"]
    lines += [_line(route) for route in routes()]
    return "\n".join(lines) + "\n"


def _line(route: Route) -> str:
    marks = ["✓" if role in route.admitted else "" for role in ROLES]
    return f"| `/{route.address}` | {route.why} | {' | '.join(marks)} |"


def _title(role: str) -> str:
    return "Nobody signed in" if role == NOBODY else str(Role(role).label)


def _actor(role: str) -> Actor:
    if role == NOBODY:
        return Actor.nobody()
    return Actor(name=role, person_id=1, role=role, permissions=frozenset(ROLE_PERMISSIONS[role]))


def _walk(
    patterns: Iterable[URLPattern | URLResolver],
    prefix: str = "",
    namespace: str = "",
    given: tuple[tuple[str, Any], ...] = (),
) -> Iterator[Route]:
    for entry in patterns:
        address = prefix + _written(entry.pattern)
        arguments = given + _arguments(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, address, inner, arguments)
        else:
            name = f"{namespace}{entry.name}"
            yield Route(address, name, rule_for(entry.callback, name), arguments)


def _written(pattern: RoutePattern | RegexPattern | Any) -> str:
    return str(pattern).removeprefix("^").removesuffix("$")


def _arguments(pattern: RoutePattern | RegexPattern | Any) -> tuple[tuple[str, Any], ...]:
    if isinstance(pattern, RoutePattern):
        return tuple((name, SAMPLES[type(converter)]) for name, converter in pattern.converters.items())
    return tuple((name, "a") for name in pattern.regex.groupindex)
