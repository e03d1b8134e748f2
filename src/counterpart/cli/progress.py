"""What people who wait at a terminal see; nothing where nobody watches."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

T = TypeVar("T")


def turning(words: str) -> AbstractContextManager[object]:
    """A turning sign while something is done."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(words)


def counted(things: Iterable[T], total: int, words: str) -> Iterable[T]:
    """The things as they come, with a bar that says how many of so many have."""
    if not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, words, total, console=Console(stderr=True), transient=True)
