"""Writes `docs/reference/measures.md` from the sets themselves: `python -m counterpart.core.measures.reference`."""

from collections.abc import Iterator
from pathlib import Path

from counterpart.core.indicators import Unit
from counterpart.core.measures.comparing import FEW, LEAST_FOR_PERCENT
from counterpart.core.measures.model import Measure, MeasureKind, MeasureSet, Polarity
from counterpart.core.measures.sets import load, set_codes
from counterpart.core.periods.months import written
from counterpart.core.selections import Selection

PAGE = Path("docs/reference/measures.md")
OPENING = f"""# Measures

The sets of measures that `counterpart statement` knows, made from their files (`make fix`). They stand in
`src/counterpart/core/measures/data/`, one YAML file each, and are written to be read and changed by an analyst.

Rules that hold for all of them:

- A change is given in percent for counts and rates, in percentage points for percentages, and as an absolute difference
  for strength, times, money and ranks. Everything is calculated exactly and rounded once, half away from zero.
- There is no percentage where the comparator is under {LEAST_FOR_PERCENT}, and a change is flagged where either figure
  is under {FEW}. For a percentage the number of cases behind it counts.
- A month that is missing leaves its figures out, or labels them (`--missing label`); they are then not compared.
- Crimes of which the data does not tell whether they belong to a measure leave its figure out, with how many they are.
"""

KINDS = {
    MeasureKind.COUNT: "count of crimes",
    MeasureKind.PERCENTAGE: "share of crimes",
    MeasureKind.PER_DAY: "crimes by the days of the period",
    MeasureKind.PER_1000: "crimes per 1,000 residents",
    MeasureKind.RANK: "position among forces",
    MeasureKind.REPEAT: "premises with repeated crime",
    MeasureKind.HARM: "weights of crimes",
    MeasureKind.INDICATOR: "indicator series",
    MeasureKind.NONE: "no data",
}
POLARITIES = {Polarity.HIGHER: "higher is better", Polarity.LOWER: "lower is better", Polarity.NEUTRAL: "neutral"}
COMPARED = {
    "baseline": "the twelve months to the same month of the baseline year",
    "previous": "the twelve months before",
    "long_term_average": "the mean of the three periods of twelve months before",
    "year_to_date": "the financial year so far against the same part of last year's",
    "same_month": "the last month against the same month a year before",
}


def measures_page() -> str:
    """The whole page: every set with each of its measures."""
    return "\n".join([OPENING, *(line for code in set_codes() for line in _set(load(code)))]).rstrip() + "\n"


def in_words(selection: Selection) -> str:
    """A selection as people read it."""
    if selection.kind == "is":
        wanted = ", ".join(str(one).lower() if isinstance(one, bool) else one for one in selection.wanted)
        return f"`{selection.field}` is {wanted}"
    if selection.kind == "not":
        return f"not ({in_words(selection.parts[0])})"
    if not selection.parts:
        return "every row"
    joint = " and " if selection.kind == "all" else " or "
    return joint.join(f"({words})" if " or " in words else words for words in map(in_words, selection.parts))


def _set(measures: MeasureSet) -> Iterator[str]:
    yield from (f"## {measures.title} (`{measures.code}`)", "", f"Source: {measures.source}.", "")
    yield "Compared with:"
    yield ""
    yield from (f"- {one.title.format(year='2019', to='')}: {COMPARED[one.kind]}" for one in measures.comparators)
    yield ""
    yield from (line for note in measures.notes for line in (note, ""))
    breaks = dict.fromkeys(one for measure in measures.measures for one in measure.breaks)
    if breaks:
        yield from ("Series breaks, where a measure names them:", "")
        yield from (f"- {written(one.month)}: {one.title} ({one.source})" for one in breaks)
        yield ""
    yield from (_written_by(measures.measures[0]), "")
    priority = ""
    for measure in measures.measures:
        if measure.priority != priority:
            priority = measure.priority
            yield from (f"### {priority}", "")
        yield from _measure(measure, measures.measures[0])


def _written_by(measure: Measure) -> str:
    return f"Written by {measure.author}, reviewed {measure.reviewed_date}."


def _measure(measure: Measure, first: Measure) -> Iterator[str]:
    yield from (f"**{measure.name}** (`{measure.code}`): {measure.definition}", "")
    label = f", {measure.unit_label}" if measure.unit_label else ""
    unit = "" if measure.unit is Unit.COUNT else f" ({measure.unit}{label})"
    yield f"- {KINDS[measure.kind]}{unit}; {POLARITIES[measure.polarity]}; version {measure.definition_version}"
    if measure.counted:
        yield f"- counted: {in_words(measure.counted.selection)}"
    if measure.denominator:
        yield f"- of: {in_words(measure.denominator.selection)}"
    if measure.offence_groups:
        version = f" ({measure.offences_version})" if measure.offences_version else ""
        yield f"- offence groups{version}: {'; '.join(measure.offence_groups)}"
    if measure.series:
        yield f"- series: `{measure.series}`{_second(measure)}"
    if measure.part_of:
        yield f"- part of `{measure.part_of}`"
    if not measure.by_district:
        yield "- for the whole force alone"
    if measure.breaks:
        yield f"- series breaks: {', '.join(written(one.month) for one in measure.breaks)}"
    yield from (f"- {note}" for note in measure.notes)
    if measure.source != first.source:
        yield f"- source: {measure.source}"
    if _written_by(measure) != _written_by(first):
        yield f"- {_written_by(measure)}"
    yield ""


def _second(measure: Measure) -> str:
    if measure.less:
        return f" less `{measure.less}`"
    return f" as a share of `{measure.share_of}`" if measure.share_of else ""


if __name__ == "__main__":
    PAGE.write_text(measures_page(), encoding="utf-8")
