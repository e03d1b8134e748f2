"""Options that take several values after one name, as people type them: --data a.csv b.csv.gz folder/."""

from collections.abc import Iterable, Iterator
from typing import Any

import typer.core

MANY = ("--data", "--indicators")


def spread(arguments: Iterable[str], names: tuple[str, ...] = MANY) -> Iterator[str]:
    """Repeat the name before each value that follows it, up to the next option: --data a --data b.

    A name without a value is left as it is, for the parser to complain about.
    """
    current, first = "", True
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            current, first = (argument if argument in names else ""), True
        elif current and not first:
            yield current
        else:
            first = False
        yield argument


class ManyValues(typer.core.TyperCommand):
    """A command whose options of MANY take several values; the set of measures is named before them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(spread(args)))


class ManyValuesGroup(typer.core.TyperGroup):
    """The same for a command that has commands below it, whose name comes before any option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(spread(args)))
