"""Plant one fault in one printed cell, as a tired hand would."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from counterpart.core.documents.checks.expectations import ledger
from counterpart.core.documents.model import Cell, Document, Table
from counterpart.core.documents.understand.grid import Address, understand

Fault = Callable[[str, Random], str | None]


@dataclass(frozen=True)
class Planted:
    """A document with one fault, and where it is."""

    document: Document
    address: Address
    fault: str
    before: str
    after: str


def _pick(matches: list[re.Match[str]], rng: Random) -> re.Match[str] | None:
    return rng.choice(matches) if matches else None


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def digit_changed(text: str, rng: Random) -> str | None:
    match = _pick(list(re.finditer(r"\d", text)), rng)
    if match is None:
        return None
    first = match.start() == 0 or not (text[match.start() - 1].isdigit() or text[match.start() - 1] in ",.")
    choices = [d for d in "0123456789" if d != match.group() and not (first and d == "0")]
    return _put(text, match, rng.choice(choices))


def digits_swapped(text: str, rng: Random) -> str | None:
    pairs = [
        m for m in re.finditer(r"(?=(\d)([,.]?)(\d))", text) if m[1] != m[3] and not (m[3] == "0" and m.start() == 0)
    ]
    match = _pick(pairs, rng)
    if match is None:
        return None
    at = match.start()
    return text[:at] + match[3] + match[2] + match[1] + text[at + 2 + len(match[2]) :]


def digit_lost(text: str, rng: Random) -> str | None:
    match = _pick(list(re.finditer(r"(?<=\d)\d(?=\d)|(?<=\d)\d$", text)), rng)
    return None if match is None or ":" in text else _put(text, match, "")


def sign_flipped(text: str, rng: Random) -> str | None:
    if match := re.search(r"\(([\d.,]+)\)", text):
        return _put(text, match, match[1])
    if match := _pick(list(re.finditer(r"[-+](?=£?\d)", text)), rng):
        return _put(text, match, {"-": "+" if "+" in text or "crease" in text else "", "+": "-"}[match.group()])
    if re.fullmatch(r"£?[\d.,]+\s?%?.*", text) and text.strip("0.%") and not re.search(r"crease", text):
        return f"-{text}"
    return None


def word_flipped(text: str, rng: Random) -> str | None:
    for word, other in (("Increase", "Decrease"), ("Decrease", "Increase"), ("increase", "decrease")):
        if word in text:
            return text.replace(word, other)
    return None


def unit_swapped(text: str, rng: Random) -> str | None:
    for unit, other in ((r"\s?% points", "%"), (r"pp\b", "%"), (r"%(?!%)", "% points")):
        if re.search(unit, text):
            return re.sub(unit, other, text, count=1)
    return None


def unit_lost(text: str, rng: Random) -> str | None:
    new = re.sub(r"\s?% points|%|pp\b", "", text, count=1)
    return new if new != text else None


def percent_doubled(text: str, rng: Random) -> str | None:
    return text.replace("%", "%%", 1) if "%" in text and "%%" not in text else None


def comma_misplaced(text: str, rng: Random) -> str | None:
    match = re.search(r"\d{1,3},\d{3}|\d{4,}", text)
    if match is None or "," not in text:
        return None
    digits = match.group().replace(",", "")
    at = rng.choice([n for n in range(len(digits)) if n != len(digits) - 3])
    return _put(text, match, f"{digits[:at]},{digits[at:]}")


def point_moved(text: str, rng: Random) -> str | None:
    match = re.search(r"(\d+)\.(\d)(\d*)", text)
    if match is None or not match.group().strip("0."):
        return None
    if len(match[1]) > 1 and rng.random() < 0.5:
        return _put(text, match, f"{match[1][:-1]}.{match[1][-1]}{match[2]}{match[3]}")
    return _put(text, match, f"{match[1]}{match[2]}.{match[3]}".rstrip(".").lstrip("0") or "0")


def amount_altered(text: str, rng: Random) -> str | None:
    match = _pick(list(re.finditer(r"\d{1,3}(?:,\d{3})+|\d{2,}(?![.\d%:])", text)), rng)
    if match is None or ":" in text:
        return None
    value = int(match.group().replace(",", ""))
    other = value + rng.choice([-1, 1]) * max(1, round(value * rng.uniform(0.01, 0.2)))
    return _put(text, match, f"{other:,}" if "," in match.group() else str(other))


FAULTS: dict[str, Fault] = {
    "digit changed": digit_changed,
    "digits swapped": digits_swapped,
    "digit lost": digit_lost,
    "sign flipped": sign_flipped,
    "word flipped": word_flipped,
    "unit swapped": unit_swapped,
    "unit lost": unit_lost,
    "percent doubled": percent_doubled,
    "comma misplaced": comma_misplaced,
    "point moved": point_moved,
    "amount altered": amount_altered,
}


def places(document: Document) -> list[Address]:
    """List every cell that holds figures only."""
    grids = [grid for table in document.tables if (grid := understand(table))]
    return sorted({Address(a.table, a.row, a.column) for a in ledger(grids)})


def plant(document: Document, address: Address, fault: str, rng: Random) -> Planted | None:
    """Plant a fault in a cell; None where this fault cannot be made there."""
    table = next(t for t in document.tables if t.number == address.table)
    before = table.rows[address.row][address.column].text
    after = FAULTS[fault](before, rng)
    if after is None or after == before:
        return None
    tables = tuple(_changed(t, address, after) if t is table else t for t in document.tables)
    return Planted(replace(document, tables=tables), address, fault, before, after)


def _changed(table: Table, address: Address, text: str) -> Table:
    rows = [list(row) for row in table.rows]
    old: Cell = rows[address.row][address.column]
    rows[address.row][address.column] = replace(old, text=text)
    return replace(table, rows=tuple(tuple(row) for row in rows))
