"""The queue's order: total, monotone in harm and in the time left."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.harm.queue import (
    QueueFacts,
    QueueItem,
    band,
    cutoffs,
    order_key,
    raised_band,
)

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
YES_NO = ("emergency", "sergeant_review", "repeat_victim", "repeat_premises")

levels = st.integers(0, 2)
all_facts = st.builds(
    QueueFacts,
    harm_days=st.integers(0, 6000).map(Decimal),
    **{
        field.name: st.booleans() if field.name in YES_NO else levels
        for field in fields(QueueFacts)
        if field.name != "harm_days"
    },
)
dues = st.none() | st.timedeltas(timedelta(days=-3), timedelta(days=3)).map(lambda left: NOW + left)
items = st.builds(QueueItem, reference=st.text("BCD", min_size=4, max_size=4), band=st.integers(0, 4), due_at=dues)


@st.composite
def worse(draw: st.DrawFn, facts: QueueFacts) -> QueueFacts:
    """The same report with at least as much harm in every fact."""
    changes: dict[str, Any] = {}
    for field in fields(QueueFacts):
        value = getattr(facts, field.name)
        if field.name == "harm_days":
            changes[field.name] = value + draw(st.integers(0, 1000))
        elif field.name in YES_NO:
            changes[field.name] = value or draw(st.booleans())
        else:
            changes[field.name] = draw(st.integers(value, 2))
    return replace(facts, **changes)


def test_loss_is_no_fact_of_the_queue() -> None:
    names = {field.name for field in fields(QueueFacts)} | {field.name for field in fields(QueueItem)}
    assert not any(word in name for name in names for word in ("loss", "value", "pence", "cost"))


@given(st.data(), all_facts)
def test_more_harm_never_ranks_lower(data: st.DataObject, facts: QueueFacts) -> None:
    assert band(data.draw(worse(facts))) <= band(facts)


@given(all_facts, dues, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_less_time_left_never_ranks_lower(facts: QueueFacts, due_at: datetime | None, later: timedelta) -> None:
    rank = band(facts)
    assert raised_band(rank, due_at, NOW + later) <= raised_band(rank, due_at, NOW)
    if due_at is not None:
        sooner = QueueItem(reference="B", band=rank, due_at=due_at - later)
        assert order_key(sooner, NOW) <= order_key(replace(sooner, due_at=due_at), NOW)


@given(st.integers(0, 4), dues)
def test_waiting_never_reaches_danger_and_never_sinks(rank: int, due_at: datetime | None) -> None:
    raised = raised_band(rank, due_at, NOW)
    assert raised <= rank
    assert raised >= 1 or rank == 0


@given(st.lists(items, unique_by=lambda item: item.reference, max_size=8), st.randoms())
def test_the_order_is_total_and_does_not_depend_on_arrival(items: list[QueueItem], random: Any) -> None:
    ordered = sorted(items, key=lambda item: order_key(item, NOW))
    random.shuffle(items)
    assert sorted(items, key=lambda item: order_key(item, NOW)) == ordered
    keys = [order_key(item, NOW) for item in ordered]
    assert len(set(keys)) == len(keys)


@given(st.integers(2, 4), dues)
def test_cutoffs_for_a_database_agree_with_the_rule(rank: int, due_at: datetime | None) -> None:
    up = next((up for moment, up in cutoffs(NOW) if due_at is not None and due_at <= moment), 0)
    assert raised_band(rank, due_at, NOW) == max(1, rank - up)
