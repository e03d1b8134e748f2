"""The promise of contact, as its own record shows it."""


def kept_sentence(kept: int, missed: int) -> str:
    """How often the desk kept its promise over the last 30 days; empty while there is nothing to tell."""
    ended = kept + missed
    if not ended:
        return ""
    words = f"In the last 30 days we contacted {100 * kept // ended}% of businesses in the time we promised"
    return f"{words} ({kept:,} of {ended:,})."
