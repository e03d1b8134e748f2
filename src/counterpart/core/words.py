"""Counts in English, for the answers of the core."""


def plural(count: int, one: str, many: str = "") -> str:
    """`1 report`, `1,204 reports`. `many` defaults to `one` with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def are(count: int) -> str:
    """`is` of one, `are` of any other number."""
    return "is" if count == 1 else "are"
