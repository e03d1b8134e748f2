"""Simple slips of the hand that turn one figure into another."""

import re

SIGN = "the sign is the wrong way round"
SWAPPED = "two digits have changed places"
POINT_MOVED = "the decimal point has moved"
# Slips that seldom come about by chance; any two figures of a like size may differ in one digit.
TELLING = (SIGN, SWAPPED, POINT_MOVED)


def simple_slip(printed: str, meant: str) -> str | None:
    """Say which one slip turns `meant` into `printed`, as a clause for a message; None if none does.

    >>> simple_slip("1,062", "1,602")
    'two digits have changed places'
    """
    wrong, right = _digits(printed), _digits(meant)
    if wrong == right:
        if _negative(printed) != _negative(meant):
            return SIGN
        return "the decimal point or the comma has moved" if printed != meant else None
    if _negative(printed) != _negative(meant):
        return None
    if wrong.strip("0") == right.strip("0") and wrong.strip("0"):
        return POINT_MOVED
    if len(wrong) == len(right):
        differ = [at for at in range(len(wrong)) if wrong[at] != right[at]]
        if len(differ) == 1:
            return "one digit is different"
        swapped = "".join(wrong[at] for at in reversed(differ)) == "".join(right[at] for at in differ)
        if len(differ) == 2 and differ[1] == differ[0] + 1 and swapped:
            return SWAPPED
    longer, shorter = max(wrong, right, key=len), min(wrong, right, key=len)
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return "a digit is missing" if shorter == wrong else "there is a digit too many"
    return None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _negative(text: str) -> bool:
    return bool(re.search(r"^\W*-|^\(|\bdecrease", text, re.IGNORECASE))
