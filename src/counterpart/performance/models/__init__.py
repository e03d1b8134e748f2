from counterpart.performance.models.crime_snapshot import CrimeSnapshot, DataSource, LoadState
from counterpart.performance.models.indicator_entry import IndicatorEntry
from counterpart.performance.models.month_cube import MonthCube
from counterpart.performance.models.snapshot_problem import SnapshotProblem
from counterpart.performance.models.standing_statement import MissingMonths, StandingStatement
from counterpart.performance.models.statement_draft import OPEN_STATES, DraftState, StatementDraft
from counterpart.performance.models.statement_version import (
    PublicStatement,
    StatementPdf,
    StatementVersion,
    StatementWithdrawal,
)

__all__ = [
    "OPEN_STATES",
    "CrimeSnapshot",
    "DataSource",
    "DraftState",
    "IndicatorEntry",
    "LoadState",
    "MissingMonths",
    "MonthCube",
    "PublicStatement",
    "SnapshotProblem",
    "StandingStatement",
    "StatementDraft",
    "StatementPdf",
    "StatementVersion",
    "StatementWithdrawal",
]
