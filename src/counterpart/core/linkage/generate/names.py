"""Made-up names in seven languages, and the ways in which other hands write them out."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from counterpart.core.linkage.folding import fold, latin, short_forms
from counterpart.core.linkage.generate.slips import Weighted
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "names.yaml"
_RARE = 0.45
_BY_RULE = 0.25


@dataclass(frozen=True, slots=True)
class Language:
    """The names of one language; `first` and the endings of last names come in one or two forms that go together."""

    name: str
    share: float
    first: tuple[Weighted, ...]
    last: Weighted
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    endings: tuple[str, ...]
    ends_when: re.Pattern[str]
    hands: tuple[tuple[tuple[str, str], ...], ...]

    def first_name(self, chance: Random, form: int) -> str:
        """A first name of that form."""
        return self.first[form % len(self.first)].draw(chance)

    def stem(self, chance: Random) -> str:
        """A last name without its ending: a known one, or one put together."""
        if self.starts and chance.random() < _RARE:
            return chance.choice(self.starts) + chance.choice(self.ends)
        return self.last.draw(chance)

    def last_name(self, stem: str, form: int) -> str:
        """The last name in that form."""
        if not self.endings or not self.ends_when.search(stem):
            return stem
        return (stem + self.endings[form % len(self.endings)]).replace("ņs", "ņš").replace("ss", "s")

    def written(self, name: str, hand: int) -> str:
        """The name by one hand: 0 as it is, then as each of the hands has it; the last drops accents and no more."""
        if hand == 0:
            return name
        if hand > len(self.hands):
            return latin(name).title()
        text = name.lower()
        for found, becomes in self.hands[hand - 1]:
            text = text.replace(found, becomes)
        return latin(text).title()

    @property
    def hands_known(self) -> int:
        """How many ways there are to write a name, that as it is among them."""
        return 1 if self.name == "english" else len(self.hands) + 2


def drawn(chance: Random) -> Language:
    """A language, as often as its share."""
    every = languages()
    return chance.choices(every, cum_weights=list(accumulate(each.share for each in every)))[0]


def short_form(chance: Random, first: str) -> str | None:
    """A short form: mostly one that the tables know; else one made by rule, which they do not. None where none is."""
    known = short_forms().get(fold(first), ())
    if known and chance.random() >= _BY_RULE:
        return chance.choice(known).title()
    return first[:4] + "o" if len(first) > 5 else None


@cache
def languages() -> tuple[Language, ...]:
    """All of them."""
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "languages", "hands")
    table.origin()
    hands = table.rows("hands")
    return tuple(_language(row, hands) for row in table.rows("languages"))


def _language(row: Row, hands: tuple[Row, ...]) -> Language:
    name = row.text("name")
    mine = [each for each in hands if each.text("language") == name]
    return Language(
        name=name,
        share=float(row.decimal("share")),
        first=tuple(Weighted(words.split()) for words in row.texts("first")),
        last=Weighted(row.text("last").split()),
        starts=tuple(row.text("starts", "").split()),
        ends=tuple(row.text("ends", "").split()),
        endings=row.texts("endings"),
        ends_when=re.compile(row.text("ends_when", "") or "."),
        hands=tuple(tuple((str(key), str(value)) for key, value in each.values["writes"].items()) for each in mine),
    )
