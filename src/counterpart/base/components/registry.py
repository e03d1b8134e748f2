"""The list of our components: a folder here is a component, and nothing else has to name it.

Each folder holds `macro.html` (a macro of the folder's name), `component.yaml` (what it is for, its
options, live examples) and `style.css`.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """One use of a component. `inside` is the markup that a call wraps, where the component takes one."""

    title: str
    options: dict[str, Any]
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """A component as its folder describes it. `options` is what each option means, by name."""

    name: str
    about: str
    options: dict[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()

    @property
    def title(self) -> str:
        return self.name.replace("_", " ").capitalize()


@cache
def components() -> tuple[Component, ...]:
    """Every component, in alphabetical order."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*/component.yaml")))


def _read(path: Path) -> Component:
    described = yaml.safe_load(path.read_text(encoding="utf-8"))
    examples = tuple(Example(**example) for example in described.pop("examples"))
    return Component(name=path.parent.name, examples=examples, **described)
