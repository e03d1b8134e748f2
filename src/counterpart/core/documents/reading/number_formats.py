"""A spreadsheet's stored value as the spreadsheet prints it: 0.153 under the format 0.0% is "15.3%".

Follows ECMA-376 Part 1, 18.8.31 (number formats) as far as reports use it: sections, signs, brackets, thousands,
scaling by trailing commas, percentages, literal text, dates, times and elapsed time. Fractions and exponents are
printed as the plain number. Halves are rounded away from zero, as spreadsheets do, on 15 significant digits.
"""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]\-]*)(?:-[^\]]*)?\]')
_BRACKETED = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d+|[<>=][^\]]*)\]", re.IGNORECASE
)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*")
_CLOCK = re.compile(
    r"\[(h+|m+|s+)\]|yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|\.0+|am/pm|a/p", re.IGNORECASE
)
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_HIDDEN = 0xE000
_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
_MONTHS += ("July", "August", "September", "October", "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's times have no zone

Value = bool | int | float | str | dt.datetime | dt.date | dt.time | dt.timedelta | None


def printed(value: Value, code: str) -> str:
    """The text of a cell: its value under its number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return value
    if not isinstance(value, int | float):
        return _moment(value, code)
    number = _decimal(value)
    section, signed = _section(number, code)
    if section.strip().casefold() in {"general", "@", ""}:
        return _general(number)
    return _number(number if signed else abs(number), section)


def _decimal(value: float) -> Decimal:
    """A binary fraction as the 15 digits that a spreadsheet keeps of it."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def _section(number: Decimal, code: str) -> tuple[str, bool]:
    """The part of a format that holds for this number, and whether the minus sign is still to be printed."""
    hidden = _BRACKETED.sub("", _QUOTED.sub(_hide, code))
    sections = hidden.split(";")
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _hide(found: re.Match[str]) -> str:
    """Literal text moved out of the way of the format's letters; padding (_x and *x) dropped."""
    literal = found[1] or found[2] or found[3] or ""
    return "".join(chr(_HIDDEN + ord(char)) if ord(char) < 0x1000 else char for char in literal)


def _shown(text: str) -> str:
    bare = "".join(chr(ord(char) - _HIDDEN) if _HIDDEN <= ord(char) < _HIDDEN + 0x1000 else char for char in text)
    return bare.replace("\xa0", " ").strip()


def _general(number: Decimal) -> str:
    """A number without a format: at most 11 digits, no trailing zeros."""
    rounded = number if abs(number) >= 10**10 else number.quantize(Decimal(1).scaleb(-9), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(number: Decimal, section: str) -> str:
    placeholder = _DIGITS.search(section)
    if placeholder is None:
        return _shown(section)
    pattern = placeholder[0]
    whole, _dot, decimals = pattern.partition(".")
    scale = len(whole) - len(whole.rstrip(",")) + len(decimals) - len(decimals.rstrip(","))
    decimals = decimals.rstrip(",")
    scaled = number * 100 ** section.count("%") / 1000**scale
    digits = _rounded(abs(scaled), whole.rstrip(","), decimals)
    minus = "-" if number < 0 and any(char in "123456789" for char in digits) else ""
    return _shown(minus + section[: placeholder.start()] + digits + section[placeholder.end() :])


def _rounded(number: Decimal, whole: str, decimals: str) -> str:
    quantum = Decimal(1).scaleb(-len(decimals))
    text = f"{number.quantize(quantum, ROUND_HALF_UP):{',' if ',' in whole else ''}f}"
    before, _dot, after = text.partition(".")
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and after.endswith("0"):
        after, optional = after[:-1], optional - 1
    least = whole.count("0")
    before = before.zfill(least) if least > 1 else ("" if before == "0" and not least and after else before)
    return f"{before}.{after}" if after or (decimals and not decimals.strip("#")) else before


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, code: str) -> str:
    section = _BRACKETED.sub("", _QUOTED.sub(_hide, code)).split(";")[0]
    if not _DATE_LETTERS.search(section):
        section = "hh:mm:ss" if isinstance(value, dt.time | dt.timedelta) else "dd/mm/yyyy"
    at = _as_datetime(value)
    twelve = bool(re.search(r"am/pm|a/p", section, re.IGNORECASE))
    pieces: list[str] = []
    end, after_hours = 0, False
    for found in _CLOCK.finditer(section):
        between = section[end : found.start()]
        code_ = found[0].lower()
        minutes = code_ in {"m", "mm"} and (
            after_hours or bool(re.match(r"\W*s", section[found.end() :], re.IGNORECASE))
        )
        pieces += [between, _clock_part(at, code_, minutes, twelve)]
        after_hours = code_.strip("[]") in {"h", "hh", "[h", "h]"} or "h" in code_
        end = found.end()
    return _shown("".join([*pieces, section[end:]]))


def _as_datetime(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> dt.datetime:
    if isinstance(value, dt.timedelta):
        return _EPOCH + value
    if isinstance(value, dt.time):
        return dt.datetime.combine(_EPOCH.date(), value)
    return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())


def _clock_part(at: dt.datetime, code: str, minutes: bool, twelve: bool) -> str:
    elapsed = at - _EPOCH
    hour = (at.hour % 12 or 12) if twelve else at.hour
    seconds = elapsed.days * 86_400 + elapsed.seconds
    if code.startswith("["):
        unit = {"h": 3600, "m": 60, "s": 1}[code[1]]
        return f"{seconds // unit:0{len(code) - 2}d}"
    if minutes:
        return f"{at.minute:0{len(code)}d}"
    if code.startswith("."):
        return f".{at.microsecond:06d}"[: len(code)]
    parts = {
        "y": f"{at:%y}", "yy": f"{at:%y}", "yyyy": str(at.year),
        "m": str(at.month), "mm": f"{at.month:02d}", "mmm": _MONTHS[at.month - 1][:3], "mmmm": _MONTHS[at.month - 1],
        "mmmmm": _MONTHS[at.month - 1][0], "d": str(at.day), "dd": f"{at.day:02d}",
        "ddd": _DAYS[at.weekday()][:3], "dddd": _DAYS[at.weekday()],
        "h": str(hour), "hh": f"{hour:02d}", "s": str(at.second), "ss": f"{at.second:02d}",
        "am/pm": "AM" if at.hour < 12 else "PM", "a/p": "A" if at.hour < 12 else "P",
    }  # fmt: skip
    return parts[code]
